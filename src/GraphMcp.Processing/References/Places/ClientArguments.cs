using System.Collections.Frozen;

namespace GraphMcp.Processing.References.Places;

/// <summary>Recognises the argument of a command that names a database.</summary>
internal static class ClientArguments
{
    private static readonly FrozenSet<string> Clients = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "psql pg_dump pg_restore pgbench createdb dropdb vacuumdb reindexdb clusterdb pg_isready pgcli mysql mysqldump mysqladmin".Split(
                ' '
            ),
            .. "mysqlimport mysqlcheck mariadb mariadb-dump mongo mongosh mongodump mongorestore mongoexport mongoimport sqlcmd clickhouse-client".Split(
                ' '
            ),
        ]
    );

    private static readonly FrozenSet<string> DatabaseOptions = FrozenSet.Create(
        StringComparer.Ordinal,
        ["-d", "-D", "--dbname", "--db", "--database", "--databases", "-B", "-Database"]
    );

    private static readonly FrozenSet<string> Flags = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "--clean --create --if-exists --quiet --verbose --no-owner --no-acl --single-transaction --routines --no-data --force".Split(
                ' '
            ),
            .. "-q -x -X -e -c -C -O -w -W -1 -s -a -N -A -t -v".Split(' '),
        ]
    );

    /// <summary>Tells whether the match is a database's name on a command line: behind <c>-d</c> or as a client's own argument.</summary>
    public static bool NamesDatabase(Surroundings place)
    {
        // A file's name is no database's.
        if (place.After is ['.' or '/', ..] || place.Before is [.., '/' or '.'])
        {
            return false;
        }

        var reader = new BackwardReader(place.Before);
        reader.Skip("\"'");
        if (reader.Take("-d") || reader.Take("="))
        {
            return IsGluedOption(place.Before.TrimEnd("\"'"));
        }

        if (!reader.Skip(" \t"))
        {
            return false;
        }

        var previous = reader.TakeWord("@\"'./:=$%{}");
        var isOption = previous is ['-', _, ..] && !previous.Contains('=');
        if (isOption && DatabaseOptions.Contains(previous.ToString()))
        {
            return true;
        }

        return IsClientCall(place.Before) && (!isOption || IsFlag(previous));
    }

    private static bool IsGluedOption(ReadOnlySpan<char> before)
    {
        var option = new BackwardReader(before.TrimEnd('=')).TakeWord();
        return DatabaseOptions.Contains(option.ToString());
    }

    /// <summary>Tells an option that the next word is no value of: one of the few flags, or with its value glued on (<c>-Fc</c>).</summary>
    private static bool IsFlag(ReadOnlySpan<char> option) => Flags.Contains(option.ToString()) || (option.Length > 2 && option[1] != '-');

    /// <summary>Tells whether the current command of the line is a database's client.</summary>
    private static bool IsClientCall(ReadOnlySpan<char> before)
    {
        before = before[(before.LastIndexOfAny("|;&(`") + 1)..];
        foreach (var range in before.SplitAny(" \t\"'/"))
        {
            var word = before[range];
            if (!word.IsEmpty && Clients.Contains(word.ToString()))
            {
                return true;
            }
        }

        return false;
    }
}

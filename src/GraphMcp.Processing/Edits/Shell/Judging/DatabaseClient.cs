using System.Collections.Frozen;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>How a database's command line client takes its arguments.</summary>
/// <param name="ValueLetters">The short options that take a value.</param>
/// <param name="DatabaseLetter">The short option that names the database, or a null character.</param>
/// <param name="DatabaseOperand">Which operand names the database, from 0; -1 where none does.</param>
internal sealed record DatabaseClient(string ValueLetters, char DatabaseLetter, int DatabaseOperand)
{
    private static readonly FrozenDictionary<string, DatabaseClient> ByName = new Dictionary<string, DatabaseClient>(StringComparer.Ordinal)
    {
        ["psql"] = new("cdfhLopPFRTUv", 'd', 0),
        ["pgcli"] = new("dhpU", 'd', 0),
        ["pg_dump"] = new("dEfFhjnNpStTUZ", 'd', 0),
        ["pg_restore"] = new("dfFhIjLnNpPStTU", 'd', -1),
        ["pg_isready"] = new("dhptU", 'd', -1),
        ["pgbench"] = new("bcDfFhjLMPRsTtUpi", '\0', 0),
        ["createdb"] = new("DEhlOpTU", '\0', 0),
        ["dropdb"] = new("hpU", '\0', 0),
        ["vacuumdb"] = new("dhjnNpPtU", 'd', 0),
        ["reindexdb"] = new("dhijpStU", 'd', 0),
        ["clusterdb"] = new("dhptU", 'd', 0),
        ["mysql"] = new("DehPuS", 'D', 0),
        ["mariadb"] = new("DehPuS", 'D', 0),
        ["mysqldump"] = new("hPuSrw", '\0', 0),
        ["mariadb-dump"] = new("hPuSrw", '\0', 0),
        ["mysqladmin"] = new("hPuS", '\0', 1),
        ["mysqlimport"] = new("hPuS", '\0', 0),
        ["mysqlcheck"] = new("hPuS", '\0', 0),
        ["mongo"] = new("up", '\0', 0),
        ["mongosh"] = new("up", '\0', 0),
        ["mongodump"] = new("dhcuop", 'd', -1),
        ["mongorestore"] = new("dhcup", 'd', -1),
        ["mongoexport"] = new("dhcuopf", 'd', -1),
        ["mongoimport"] = new("dhcup", 'd', -1),
        ["sqlcmd"] = new("SUPdQqiovshwl", 'd', -1),
        ["clickhouse-client"] = new("hudqm", 'd', -1),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LongWithValue = (
        "command dbname file host port username output log-file pset field-separator record-separator table-attr set variable db database user "
        + "table schema exclude-table exclude-schema format jobs compress encoding owner template tablespace locale lc-collate lc-ctype "
        + "maintenance-db role section superuser execute result-file where socket protocol default-character-set defaults-file uri collection query "
        + "eval authenticationDatabase out"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Returns null when the command is no client.</summary>
    public static DatabaseClient? Find(ReadOnlySpan<char> command)
    {
        var name = command[(command.LastIndexOf('/') + 1)..].ToString();
        return ByName.GetValueOrDefault(name);
    }

    public static bool IsLongWithValue(ReadOnlySpan<char> option) => LongWithValue.Contains(option.ToString());

    public bool NamesDatabase(string option) =>
        option is "dbname" or "db" or "database" || (option.Length == 1 && option[0] == DatabaseLetter);
}

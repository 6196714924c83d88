using System.Buffers;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Judges whether a line of shell does nothing but something to the database that it names.</summary>
internal static class SimpleCommand
{
    private static readonly SearchValues<char> Combines = SearchValues.Create(";|&<>`\r\n{}");

    /// <summary>Tools that work on the database they are given and leave nothing that a later command needs.</summary>
    private static readonly HashSet<string> DatabaseTools =
    [
        "clusterdb",
        "createdb",
        "dropdb",
        "mongorestore",
        "mongosh",
        "mysql",
        "mysqladmin",
        "pg_isready",
        "pg_restore",
        "psql",
        "reindexdb",
        "sqlcmd",
        "vacuumdb",
    ];

    /// <summary>Tells whether the command is a database tool's, or a script's that is named by the database or given nothing but its name.</summary>
    /// <param name="command">The command as it stands.</param>
    /// <param name="mention">Where in it the database is named.</param>
    public static bool IsOnlyAbout(string command, int mention)
    {
        if (command.AsSpan().ContainsAny(Combines) || command.Contains("$(", StringComparison.Ordinal))
        {
            return false;
        }

        var words = command.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var programEnd = words.Length == 0 ? 0 : command.IndexOf(words[0], StringComparison.Ordinal) + words[0].Length;
        return programEnd > 0
            && !words[0].Contains('=', StringComparison.Ordinal)
            && (DatabaseTools.Contains(words[0]) || IsScriptFor(words, mention < programEnd));
    }

    private static bool IsScriptFor(string[] words, bool namedByProgram) =>
        words[0].Contains('/', StringComparison.Ordinal) && (namedByProgram || (words.Length == 2 && words[1][0] != '-'));
}

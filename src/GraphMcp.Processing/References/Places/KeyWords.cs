using System.Collections.Frozen;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.References.Places;

/// <summary>What keys say about their values.</summary>
internal static class KeyWords
{
    private static readonly FrozenSet<string> DatabaseWords = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "db dbs database databases dbname datname dbnames catalog databasename datasource datasources initialcatalog pgdatabase".Split(
                ' '
            ),
        ]
    );

    private static readonly FrozenSet<string> GuardWords = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. "deny denied denylist forbid forbidden retired decommissioned blocklist blacklist blocked banned disallow disallowed prohibited".Split(
                ' '
            ),
        ]
    );

    private static readonly FrozenSet<string> NoGuardWords = FrozenSet.Create(
        StringComparer.Ordinal,
        [.. "by at on since until date reason url uri host dsn replacement successor".Split(' ')]
    );

    private static readonly FrozenSet<string> DsnWords = FrozenSet.Create(
        StringComparer.Ordinal,
        [.. "host hostaddr server port user username uid password pwd sslmode driver".Split(' ')]
    );

    /// <summary>Tells whether a key's value is a database's name: <c>database</c>, <c>POSTGRES_DB</c>, <c>db_name</c>, <c>Initial Catalog</c>.</summary>
    public static bool NamesDatabase(ReadOnlySpan<char> key)
    {
        var words = WordsOf(key);
        return words.Count > 0
            && (
                IsDatabase(words[^1])
                || (words.Count > 1 && words[^1] is "name" or "names" or "id" or "identifier" && IsDatabase(words[^2]))
            );
    }

    /// <summary>Tells whether a key or header is about databases: one of its words says so.</summary>
    public static bool IsAboutDatabases(ReadOnlySpan<char> header) =>
        WordsOf(header).Exists(word => IsDatabase(word) || AffixWords.Database.Contains(word));

    /// <summary>Tells whether a key lists what is refused; <c>blocked_by</c> and <c>retired_url</c> say something else.</summary>
    public static bool Refuses(ReadOnlySpan<char> key)
    {
        var words = WordsOf(key);
        return words.Exists(GuardWords.Contains) && !words.Exists(NoGuardWords.Contains);
    }

    /// <summary>Tells whether a key is one of a connection string's others.</summary>
    public static bool IsPartOfDsn(ReadOnlySpan<char> key) => WordsOf(key) is [.., var last] && DsnWords.Contains(last);

    private static bool IsDatabase(string word) => DatabaseWords.Contains(word) || word.EndsWith("database", StringComparison.Ordinal);

    private static List<string> WordsOf(ReadOnlySpan<char> key)
    {
        var words = new List<string>();
        foreach (var range in WordSplitter.Split(key))
        {
            words.Add(key[range].ToString().ToLowerInvariant());
        }

        return words;
    }
}

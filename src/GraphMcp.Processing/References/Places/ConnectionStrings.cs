namespace GraphMcp.Processing.References.Places;

/// <summary>Recognises URLs and key=value strings that connect to a database.</summary>
internal static class ConnectionStrings
{
    private const string TokenEnds = " \t\"'`<>()[]{},|";

    private static readonly string[] Schemes =
    [
        "postgres",
        "pgsql",
        "mysql",
        "mariadb",
        "sqlserver",
        "mssql",
        "oracle",
        "mongodb",
        "redis",
        "cockroach",
        "clickhouse",
        "redshift",
        "snowflake",
        "db2",
        "jdbc",
        "cassandra",
        "neo4j",
    ];

    /// <summary>Returns whether the match stands in a database's URL or DSN.</summary>
    public static bool Holds(Surroundings place) => IsInUrl(place, out _) || IsInDsn(place);

    /// <summary>Returns whether the match is the database that a URL or DSN names (not its host or user).</summary>
    public static bool NamesDatabase(Surroundings place)
    {
        if (!IsInUrl(place, out var path))
        {
            return false;
        }

        // "//host/NAME", and without slashes "jdbc:oracle:thin:@host:1521:NAME", "jdbc:h2:mem:NAME"; keys (";database=") are looked at elsewhere.
        return path is [.., '/'] || (path is [.., ':'] && JdbcAt(LastToken(place.Before)) >= 0);
    }

    /// <summary>Returns whether a text holds a URL with a database's scheme.</summary>
    public static bool HasDatabaseUrl(ReadOnlySpan<char> text)
    {
        var sign = text.IndexOf("://");
        return sign >= 0 && IsDatabaseScheme(LastToken(text[..sign]));
    }

    /// <summary>Tells whether the match is in a URL with a database's scheme, and what stands between its authority's start and the match.</summary>
    private static bool IsInUrl(Surroundings place, out ReadOnlySpan<char> before)
    {
        var token = LastToken(place.Before);
        var sign = token.LastIndexOf("://");
        var length = 3;
        if (sign < 0 && JdbcAt(token) is >= 0 and var jdbc)
        {
            (sign, length) = (jdbc + "jdbc".Length, 1);
        }

        before = sign < 0 ? default : token[(sign + length)..];
        if (sign < 0 || !IsDatabaseScheme(token[..sign]))
        {
            return false;
        }

        // Directly behind "://" is the host, unless nothing but a slash parts it from there ("postgresql:///NAME").
        if (before.IsEmpty && length == 3)
        {
            before = "host";
        }

        return true;
    }

    private static int JdbcAt(ReadOnlySpan<char> token) => token.IndexOf("jdbc:", StringComparison.OrdinalIgnoreCase);

    private static bool IsDatabaseScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var known in Schemes)
        {
            if (scheme.Contains(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInDsn(Surroundings place)
    {
        if (place.Before.TrimEnd("\"'\\ ") is not [.., '='])
        {
            return false;
        }

        var key = place.Key();
        var isDsnKey = KeyWords.NamesDatabase(key) || KeyWords.IsPartOfDsn(key);
        return isDsnKey && (HasDsnPart(place.Before[..place.Before.LastIndexOf('=')]) || HasDsnPart(place.After));
    }

    /// <summary>Tells whether a text holds another setting of a connection string: <c>host=</c>, <c>Server=</c>.</summary>
    private static bool HasDsnPart(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('='); at >= 0; at = text.IndexOf('='))
        {
            if (KeyWords.IsPartOfDsn(new BackwardReader(text[..at].TrimEnd()).TakeWord(" ")))
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return false;
    }

    /// <summary>Returns the token that a text ends with; interpolations (<c>${host}</c>) belong to it.</summary>
    private static ReadOnlySpan<char> LastToken(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            depth += text[at] switch
            {
                '}' => 1,
                '{' when depth > 0 => -1,
                _ => 0,
            };
            if (depth == 0 && TokenEnds.Contains(text[at]) && text[at] != '{')
            {
                return text[(at + 1)..];
            }
        }

        return text;
    }
}

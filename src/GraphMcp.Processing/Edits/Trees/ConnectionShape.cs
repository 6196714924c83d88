using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Recognises mappings that describe one database connection and nothing else.</summary>
internal static class ConnectionShape
{
    private static readonly KeySet Identities = KeySet.Of(
        "database db dbname databasename name url uri jdbcurl dsn connectionstring connection datasource catalog"
    );

    private static readonly KeySet Evidence = KeySet.Of(
        """
        host hostname server user username userid uid password url uri jdbcurl dsn connectionstring driver driverclassname adapter
        dialect passwordfile passwordsecret
        """
    );

    private static readonly KeySet Details = KeySet.Of(
        """
        address port pwd secret schema engine type provider ssl sslmode sslrootcert tls pool poolsize minpoolsize maxpoolsize minpool maxpool
        maxconnections maxidle maxopen timeout connecttimeout connectiontimeout commandtimeout encoding charset collation options params
        properties id enabled description label readonly version region role
        """
    );

    /// <summary>Tells whether an entry is what names a connection.</summary>
    public static bool IsIdentity(string key) => Identities.Contains(key);

    /// <summary>
    /// Tells whether a mapping's keys are those of a connection: an identity, a sign that one connects, and nothing foreign. The key of a
    /// merge (<c>&lt;&lt;</c>) has no letters and is not foreign.
    /// </summary>
    public static bool Matches(IReadOnlyCollection<string> keys) =>
        keys.Count > 1 && keys.All(IsKnown) && keys.Any(Identities.Contains) && keys.Any(Evidence.Contains);

    private static bool IsKnown(string key) =>
        key.Length == 0 || Identities.Contains(key) || Evidence.Contains(key) || Details.Contains(key);
}

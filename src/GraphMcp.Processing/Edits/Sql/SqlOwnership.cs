using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Tells which names in a script are the retired database's.</summary>
internal sealed class SqlOwnership(string text, ReferenceIndex references)
{
    private static readonly IReadOnlyList<string> Catalogs = SqlKeywords.Words(
        "PG_CATALOG INFORMATION_SCHEMA SYS MYSQL PERFORMANCE_SCHEMA MASTER DUAL"
    );

    public string Text => text;

    public ReferenceIndex References => references;

    /// <summary>Returns true for a name that itself is the database's: of a database, a schema, a role.</summary>
    public bool IsOurs(SqlToken token) => references.HasActiveIn(token.Inner(text));

    /// <summary>Returns true for an object in the database: the first of several parts names it.</summary>
    public bool HoldsObject(SqlName name) => name.IsQualified && IsOurs(name.First);

    /// <summary>Returns true for the server's own tables, which are read to look something up.</summary>
    public bool IsCatalog(SqlName name) =>
        Catalogs.Any(catalog => name.First.Inner(text).In(text).Equals(catalog, StringComparison.OrdinalIgnoreCase))
        || (!name.IsQualified && name.First.Inner(text).In(text).StartsWith("pg_", StringComparison.OrdinalIgnoreCase));

    public bool NamesAny(SqlStatement statement) => references.HasActiveIn(statement.Range);
}

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>The kinds of objects that statements define.</summary>
internal static class SqlObjectKinds
{
    /// <summary>Objects whose own name may be the database's.</summary>
    public static readonly IReadOnlyList<string> NamedLikeTheDatabase = SqlKeywords.Words("DATABASE SCHEMA ROLE USER LOGIN GROUP");

    /// <summary>Of these, the ones that hold for the whole server.</summary>
    public static readonly IReadOnlyList<string> Accounts = SqlKeywords.Words("ROLE USER LOGIN GROUP");

    /// <summary>Objects that lie in a database or schema, which stands before the dot.</summary>
    public static readonly IReadOnlyList<string> Others = SqlKeywords.Words(
        "TABLE SEQUENCE TYPE DOMAIN FUNCTION PROCEDURE PROC ROUTINE AGGREGATE COLLATION STATISTICS SYNONYM EVENT COLUMN CONSTRAINT VIEW INDEX "
            + "OPERATOR CLASS FAMILY CONVERSION DICTIONARY CONFIGURATION TEXT SEARCH FOREIGN MATERIALIZED TRIGGER RULE POLICY"
    );

    /// <summary>Objects that stand on a table and belong where that lies.</summary>
    public static readonly IReadOnlyList<string> OnTable = SqlKeywords.Words("INDEX TRIGGER RULE POLICY");

    /// <summary>Words between the verb and the kind.</summary>
    public static readonly IReadOnlyList<string> Modifiers = SqlKeywords.Words(
        "OR REPLACE ALTER GLOBAL LOCAL TEMP TEMPORARY UNLOGGED UNIQUE RECURSIVE CONSTRAINT CLUSTERED NONCLUSTERED FULLTEXT SPATIAL EXTERNAL"
    );
}

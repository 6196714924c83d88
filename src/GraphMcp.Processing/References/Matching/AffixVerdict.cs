namespace GraphMcp.Processing.References.Matching;

/// <summary>What the words before and after a name in one identifier mean for it.</summary>
internal enum AffixVerdict
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>Words that make the identifier a database's on their own (<c>db</c>, <c>dsn</c>, <c>connection</c>).</summary>
    Database,

    /// <summary>Words for a part of a connection that other things have as well (<c>url</c>, <c>host</c>, <c>password</c>).</summary>
    Connection,

    /// <summary>Other known words for what belongs to a database, and environments (<c>backup</c>, <c>prod</c>, <c>client</c>).</summary>
    Accessory,

    /// <summary>Words that may name a part of the database or another database.</summary>
    Unsure,

    /// <summary>A number or a word that makes it another database (<c>_2</c>, <c>_old</c>).</summary>
    OtherDatabase,
}

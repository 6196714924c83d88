namespace GraphMcp.Processing.References.Matching;

/// <summary>How a name is written, from sure to doubtful.</summary>
internal enum Spelling
{
    /// <summary>As it was given.</summary>
    AsGiven,

    /// <summary>In another case, with other separators or humps.</summary>
    Variant,

    /// <summary>Several words run together without any sign of their joint: counts only in a database context.</summary>
    RunTogether,

    /// <summary>Words parted by a dot: in SQL as likely a schema and a table.</summary>
    Dotted,

    /// <summary>Never more than possible: words parted by a space, or the separators at the name's ends missing.</summary>
    Doubtful,
}

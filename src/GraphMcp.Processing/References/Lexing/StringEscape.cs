namespace GraphMcp.Processing.References.Lexing;

/// <summary>How a string holds its own closing quote.</summary>
internal enum StringEscape
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Behind a backslash.</summary>
    Backslash,

    /// <summary>Doubled.</summary>
    Doubled,

    /// <summary>As in YAML: a backslash in double quotes; a quote opens a string only at the start of a value.</summary>
    BackslashAtValueStart,

    /// <summary>As in YAML: doubled in single quotes; a quote opens a string only at the start of a value.</summary>
    DoubledAtValueStart,
}

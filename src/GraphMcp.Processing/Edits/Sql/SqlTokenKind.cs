namespace GraphMcp.Processing.Edits.Sql;

/// <summary>What a token of SQL is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A name in double quotes, backticks or brackets.</summary>
    QuotedName,

    /// <summary>A string, dollar-quoted ones too.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One other character, or a custom delimiter.</summary>
    Symbol,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>The start or end of a comment whose content MySQL runs.</summary>
    Hint,

    /// <summary>A psql command at the end of a statement (<c>\gexec</c>).</summary>
    Meta,
}

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>What an expression that is no structure of its own does with its operands.</summary>
internal enum HclExpressionKind
{
    /// <summary>A number, a truth value or null.</summary>
    Literal,

    /// <summary>An expression in parentheses.</summary>
    Parentheses,

    /// <summary>An attribute, an element or a splat of what is no plain name.</summary>
    Access,

    /// <summary>One or two operands with an operator.</summary>
    Operation,

    /// <summary><c>condition ? one : other</c></summary>
    Conditional,

    /// <summary><c>[for …]</c> or <c>{for …}</c></summary>
    For,
}

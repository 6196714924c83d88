using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>A string, number, truth value or null.</summary>
internal sealed class DataScalar : DataNode
{
    /// <summary>Gets the text between the quotes.</summary>
    public required TextRange Content { get; init; }

    public required ScalarStyle Style { get; init; }

    /// <summary>Gets the value that the scalar stands for.</summary>
    public required string Value { get; init; }
}

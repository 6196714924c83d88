using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary><c>name = expression</c></summary>
internal sealed class HclAttribute : HclNode
{
    public required string Name { get; init; }

    public required TextRange NameSpan { get; init; }

    public HclNode Value => Children[^1];

    /// <summary>Gets the block that the attribute stands in, or null at the top of the file.</summary>
    public HclBlock? Block => Parent?.Parent as HclBlock;
}

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary><c>type "label" "label" { … }</c></summary>
internal sealed class HclBlock : HclNode
{
    public required string Type { get; init; }

    public List<string> Labels { get; } = [];

    public HclBody Body => (HclBody)Children[^1];

    /// <summary>Gets the block that this one stands in, or null at the top of the file.</summary>
    public HclBlock? Outer => Parent?.Parent as HclBlock;
}

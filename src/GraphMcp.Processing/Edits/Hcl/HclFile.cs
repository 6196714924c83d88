using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>A file in HCL's native syntax.</summary>
/// <param name="Text">The text that the spans are of.</param>
/// <param name="Body">Its attributes and blocks.</param>
/// <param name="Comments">Every comment, in order.</param>
internal sealed record HclFile(string Text, HclBody Body, IReadOnlyList<TextRange> Comments)
{
    /// <summary>Deeper files count as not parsing: walking them would need more stack than there surely is.</summary>
    public const int MaximumDepth = 256;
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>A YAML or JSON file as its structures and where they stand.</summary>
/// <param name="Text">The text that the spans are of.</param>
/// <param name="Documents">In order; JSON has exactly one.</param>
/// <param name="Comments">Every comment, in order.</param>
internal sealed record DataTree(string Text, IReadOnlyList<DataDocument> Documents, IReadOnlyList<TextRange> Comments)
{
    /// <summary>Deeper files count as not parsing: walking them would need more stack than there surely is.</summary>
    public const int MaximumDepth = 256;

    /// <summary>Returns the document at an offset, or null.</summary>
    public DataDocument? DocumentAt(int offset) => Documents.FirstOrDefault(document => document.Span.Contains(offset));

    /// <summary>Returns the innermost entry or item at an offset, or null.</summary>
    public DataMember? MemberAt(int offset)
    {
        DataMember? found = null;
        var node = DocumentAt(offset)?.Root;
        while (node is DataCollection collection && collection.MemberAt(offset) is { } member)
        {
            (found, node) = (member, member.Value);
        }

        return found;
    }

    /// <summary>Gets every node of a document.</summary>
    public static IEnumerable<DataNode> NodesOf(DataDocument document) => document.Root is { } root ? SelfAndDescendants(root) : [];

    private static IEnumerable<DataNode> SelfAndDescendants(DataNode node) =>
        node is DataCollection collection
            ? collection.Members.SelectMany(member => SelfAndDescendants(member.Value)).Prepend(node)
            : [node];
}

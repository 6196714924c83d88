using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>A piece of HCL's syntax.</summary>
internal abstract class HclNode
{
    private readonly List<HclNode> _children = [];

    public TextRange Span { get; set; }

    public HclNode? Parent { get; private set; }

    /// <summary>Gets the nodes right below this one, in the text's order.</summary>
    public IReadOnlyList<HclNode> Children => _children;

    /// <summary>Takes a node below this one.</summary>
    public T Adopt<T>(T child)
        where T : HclNode
    {
        child.Parent = this;
        _children.Add(child);
        return child;
    }

    /// <summary>Gets this node and those that enclose it, from the inside out.</summary>
    public IEnumerable<HclNode> SelfAndAncestors()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            yield return node;
        }
    }

    /// <summary>Gets this node and everything below it.</summary>
    public IEnumerable<HclNode> SelfAndDescendants() => _children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);

    /// <summary>Returns the innermost node at an offset.</summary>
    public HclNode At(int offset)
    {
        var node = this;
        while (node.ChildAt(offset) is { } child)
        {
            node = child;
        }

        return node;
    }

    private HclNode? ChildAt(int offset)
    {
        var (low, high) = (0, _children.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _children[middle].Span.End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low < _children.Count && _children[low].Span.Contains(offset) ? _children[low] : null;
    }
}

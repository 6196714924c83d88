namespace GraphMcp.Processing.Edits.Structures;

/// <summary>What is cut out of a text for which nodes, and which of it belongs together.</summary>
internal sealed class CutGroups<TNode>
    where TNode : class
{
    private readonly Dictionary<TNode, Group> _groups = [];

    /// <summary>Gets every group's splices.</summary>
    public IReadOnlyList<IReadOnlyList<Splice>> Splices => [.. _groups.Values.Distinct().Select(group => group.Splices)];

    /// <summary>Adds what is cut for some nodes as a group of its own.</summary>
    public void Add(IEnumerable<TNode> nodes, IReadOnlyList<Splice> splices)
    {
        var group = new Group();
        group.Splices.AddRange(splices);
        Take(group, nodes);
    }

    /// <summary>Makes one group of those of two nodes; a node that nothing is cut for has none.</summary>
    /// <param name="one">A node and those that enclose it, from the inside out.</param>
    /// <param name="other">The other node and those that enclose it.</param>
    public void Join(IEnumerable<TNode> one, IEnumerable<TNode> other)
    {
        if (Find(one) is { } larger && Find(other) is { } smaller && larger != smaller)
        {
            (larger, smaller) = larger.Nodes.Count < smaller.Nodes.Count ? (smaller, larger) : (larger, smaller);
            larger.Splices.AddRange(smaller.Splices);
            Take(larger, smaller.Nodes);
        }
    }

    private void Take(Group group, IEnumerable<TNode> nodes)
    {
        foreach (var node in nodes)
        {
            group.Nodes.Add(node);
            _groups[node] = group;
        }
    }

    private Group? Find(IEnumerable<TNode> path) =>
        path.Select(node => _groups.GetValueOrDefault(node)).FirstOrDefault(group => group is not null);

    private sealed class Group
    {
        public List<TNode> Nodes { get; } = [];

        public List<Splice> Splices { get; } = [];
    }
}

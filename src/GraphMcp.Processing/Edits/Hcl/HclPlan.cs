using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Which blocks, attributes and elements go and which must stay.</summary>
internal sealed class HclPlan
{
    private readonly Dictionary<HclNode, LeftReason> _pins = [];
    private readonly HashSet<HclNode> _removed = [];
    private readonly List<(HclNode Used, HclNode User)> _uses = [];

    /// <summary>Gets what goes, also within others.</summary>
    public IReadOnlyCollection<HclNode> Removed => _removed;

    /// <summary>Gets what goes only because something else does that it uses: the two go together.</summary>
    public IReadOnlyList<(HclNode Used, HclNode User)> Uses => _uses;

    /// <summary>Forgets what goes; what must stay is kept in mind.</summary>
    public void Restart()
    {
        _removed.Clear();
        _uses.Clear();
    }

    /// <summary>Decides that a node stays, with everything that encloses it.</summary>
    public void Pin(HclNode node, LeftReason reason) => _pins.TryAdd(node, reason);

    /// <summary>Removes a node, or returns why it has to stay.</summary>
    public LeftReason? TryRemove(HclNode node)
    {
        var pin = _pins.Where(each => each.Key.SelfAndAncestors().Contains(node)).Select(each => each.Value).FirstOrDefault();
        if (pin is null)
        {
            _removed.Add(node);
        }

        return pin;
    }

    public void AddUse(HclNode used, HclNode user) => _uses.Add((used, user));

    /// <summary>Tells whether neither the node nor anything that encloses it goes.</summary>
    public bool IsKept(HclNode node) => !node.SelfAndAncestors().Any(_removed.Contains);

    /// <summary>Returns the nodes right below one that stay.</summary>
    public IEnumerable<HclNode> KeptOf(HclNode node) => node.Children.Where(child => !_removed.Contains(child));
}

using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Works out what goes from a file and what stays, so that the same question about the edited file changes nothing.</summary>
/// <remarks>
/// References are judged again and again by what is still there until nothing more goes. What turns out to be needed by the rest is pinned,
/// and the plan starts anew; as pins only grow, it ends.
/// </remarks>
internal sealed class DataPlanner
{
    private readonly DataTree _tree;
    private readonly DataPlan _plan = new();
    private readonly DataProfiles _profiles;
    private readonly DataRules _rules;
    private readonly IReadOnlyList<Reference> _active;
    private readonly Dictionary<Reference, LeftReason> _left = [];

    private DataPlanner(DataTree tree, IReadOnlyList<Reference> references)
    {
        _tree = tree;
        _profiles = new DataProfiles(_plan);
        _rules = new DataRules(tree, _plan, _profiles);
        _active = [.. references.Where(reference => reference.IsActive)];
    }

    /// <summary>Returns the plan and, for every active reference that it keeps, the reason.</summary>
    public static (DataPlan Plan, IReadOnlyList<LeftReference> Left) Plan(DataTree tree, IReadOnlyList<Reference> references)
    {
        var planner = new DataPlanner(tree, references);
        planner.Run();
        return (planner._plan, [.. planner._left.Select(left => left.Value.For(left.Key))]);
    }

    private void Run()
    {
        var uses = new UseCheck(_tree, _plan, _profiles);
        do
        {
            _plan.Restart();
            Settle();
        } while (uses.PinAnchors() || uses.PinReferenced(_left.Keys) || PinWhatMayNotBeEmpty());
    }

    private void Settle()
    {
        int before;
        do
        {
            before = _plan.Removed.Count + _plan.Documents.Count;
            _left.Clear();
            _profiles.Refresh();
            foreach (var reference in _active.Where(IsKept))
            {
                Apply(reference, _rules.Decide(reference));
            }

            RemoveEmptied();
        } while (_plan.Removed.Count + _plan.Documents.Count > before);
    }

    private void Apply(Reference reference, Decision decision)
    {
        var left =
            decision.Left
            ?? (decision.Member is { } member ? _plan.TryRemove(member) : null)
            ?? (decision.Document is { } document ? _plan.TryRemove(document) : null);
        if (left is not null)
        {
            _left[reference] = left;
        }
    }

    private bool IsKept(Reference reference) =>
        (_tree.MemberAt(reference.Offset) is not { } member || _plan.IsKept(member))
        && (_tree.DocumentAt(reference.Offset) is not { } document || _plan.IsKept(document));

    /// <summary>An item whose mapping has nothing left goes, and so does an entry that means the same when it is not there.</summary>
    private void RemoveEmptied()
    {
        foreach (var owner in _plan.Removed.Select(member => member.Owner).Distinct().ToList())
        {
            for (var parent = owner.Member; parent is not null && IsEmptied(parent.Value) && GoesWhenEmpty(parent); parent = parent.Parent)
            {
                _ = _plan.TryRemove(parent);
            }
        }
    }

    private static bool GoesWhenEmpty(DataMember member) =>
        member.IsItem || member.Value is DataCollection { IsFlow: true, Interior: null } || KeyRules.GoesWhenEmpty(member.KeyName);

    /// <summary>
    /// Settings may be empty unless they are known not to; documents with a schema may not. What goes when it is empty and is still there
    /// was refused to go, so it may not become empty either.
    /// </summary>
    private bool MayNotBeEmpty(DataMember member) =>
        KeyRules.IsNeverEmpty(member.KeyName) || GoesWhenEmpty(member) || ProfileOf(member) != DataProfile.Settings;

    private DataProfile ProfileOf(DataMember member) => _profiles.Of(_tree.DocumentAt(member.Span.Start)!);

    private bool IsEmptied(DataNode node) => node is DataCollection { Members.Count: > 0 } collection && !_plan.KeptOf(collection).Any();

    private bool PinWhatMayNotBeEmpty()
    {
        var needed = _plan
            .Removed.Select(member => member.Parent)
            .OfType<DataMember>()
            .Distinct()
            .Where(parent => _plan.IsKept(parent) && IsEmptied(parent.Value) && MayNotBeEmpty(parent))
            .SelectMany(parent => ((DataCollection)parent.Value).Members)
            .ToList();
        needed.ForEach(member => _plan.Pin(member, LeftReason.OnlyItem));
        return needed.Count > 0;
    }
}

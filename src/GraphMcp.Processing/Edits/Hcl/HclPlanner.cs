using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Works out what goes from a file and what stays, so that the same question about the edited file changes nothing.</summary>
/// <remarks>
/// Mentions are judged again and again by what is still there until nothing more goes. What goes takes what refers to it with it, or stays:
/// then it is pinned and the plan starts anew; as pins only grow, it ends.
/// </remarks>
internal sealed class HclPlanner
{
    private readonly HclFile _file;
    private readonly HclPlan _plan = new();
    private readonly HclRules _rules;
    private readonly HclEmptiness _emptiness;
    private readonly IReadOnlyList<Reference> _active;
    private readonly ILookup<(string, string), HclTraversal> _traversals;
    private readonly Dictionary<Reference, LeftReason> _left = [];
    private readonly HashSet<HclNode> _stillReferenced = [];

    private HclPlanner(HclFile file, IReadOnlyList<Reference> references)
    {
        _file = file;
        _rules = new HclRules(file.Text, _plan);
        _emptiness = new HclEmptiness(file, _plan);
        _active = [.. references.Where(reference => reference.IsActive)];
        _traversals = file
            .Body.SelfAndDescendants()
            .OfType<HclTraversal>()
            .Where(each => each.Path.Count > 1)
            .ToLookup(each => (each.Path[0], each.Path[1]));
    }

    /// <summary>Returns the plan and, for every active reference that it keeps, the reason.</summary>
    public static (HclPlan Plan, IReadOnlyList<LeftReference> Left) Plan(HclFile file, IReadOnlyList<Reference> references)
    {
        var planner = new HclPlanner(file, references);
        do
        {
            planner.Settle();
        } while (planner.PinReferenced() || planner._emptiness.PinWhatMayNotBeEmpty());
        return (planner._plan, [.. planner._left.Select(left => left.Value.For(left.Key))]);
    }

    private void Settle()
    {
        _plan.Restart();
        int before;
        do
        {
            before = _plan.Removed.Count;
            _left.Clear();
            _stillReferenced.Clear();
            foreach (var reference in _active)
            {
                Decide(reference);
            }

            _plan.Removed.ToList().ForEach(RemoveUsers);
            _emptiness.RemoveEmptied();
        } while (_plan.Removed.Count > before);
    }

    private void Decide(Reference reference)
    {
        var mention = new HclMention(reference.Offset, reference.Length, _file.Body.At(reference.Offset));
        if (_plan.IsKept(mention.Node) && Apply(mention).Left is { } left)
        {
            _left[reference] = left;
        }
    }

    private void RemoveUsers(HclNode removed)
    {
        if (HclAddress.Of(removed) is not { } address)
        {
            return;
        }

        foreach (var user in _traversals[(address[0], address[1])].Where(each => HclAddress.IsAt(each, address) && _plan.IsKept(each)))
        {
            var (node, left) = Apply(new HclMention(user.Span.Start, user.Span.Length, user));
            if (left is not null)
            {
                _stillReferenced.Add(removed);
            }
            else
            {
                _plan.AddUse(removed, node!);
            }
        }
    }

    private HclDecision Apply(HclMention mention)
    {
        var decision = _rules.Decide(mention);
        return decision.Node is { } node && _plan.TryRemove(node) is { } pin ? HclDecision.Leave(pin) : decision;
    }

    private bool PinReferenced()
    {
        foreach (var node in _stillReferenced)
        {
            _plan.Pin(node, LeftReason.StillReferenced);
        }

        return _stillReferenced.Count > 0;
    }
}

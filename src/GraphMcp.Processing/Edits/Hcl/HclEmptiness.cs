using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Decides what becomes of collections and blocks that nothing is left in.</summary>
internal sealed class HclEmptiness(HclFile file, HclPlan plan)
{
    /// <summary>Removes what means the same when it is not there as when it is empty.</summary>
    public void RemoveEmptied()
    {
        foreach (var removed in plan.Removed.DistinctBy(removed => removed.Parent).ToList())
        {
            for (var next = HolderOf(removed); next is not null && GoesWhenEmpty(next); next = HolderOf(next))
            {
                _ = plan.TryRemove(next);
            }
        }
    }

    /// <summary>Pins what would leave something empty that must not be; tells whether there was any.</summary>
    public bool PinWhatMayNotBeEmpty()
    {
        var needed = plan
            .Removed.GroupBy(removed => removed.Parent)
            .Where(siblings => HolderOf(siblings.First()) is { } holder && plan.IsKept(holder) && MayNotBeEmpty(holder))
            .SelectMany(siblings => siblings)
            .ToList();
        needed.ForEach(removed => plan.Pin(removed, LeftReason.OnlyItem));
        return needed.Count > 0;
    }

    /// <summary>Returns the block, attribute or element that has nothing left in it when a node goes; null when it has, or may have.</summary>
    private HclNode? HolderOf(HclNode removed)
    {
        if (removed.Parent is not { Parent: { } holder } container || plan.KeptOf(container).Any())
        {
            return null;
        }

        while (holder is HclExpression { Kind: HclExpressionKind.Parentheses } or HclCall { Children.Count: 1 })
        {
            holder = holder.Parent!;
        }

        return holder is HclBlock or HclAttribute or HclElement ? holder : null;
    }

    private bool GoesWhenEmpty(HclNode holder) =>
        holder switch
        {
            HclBlock block => HclKeys.BlockGoesWhenEmpty(block.Type) && !HasComments(block.Body),
            HclAttribute attribute => KeyRules.GoesWhenEmpty(KeyName.Normalize(attribute.Name)),
            HclElement element => !element.Owner.IsObject || KeyRules.GoesWhenEmpty(element.KeyName),
            _ => false,
        };

    /// <summary>What goes when it is empty and is still there was refused to go, so it may not become empty either.</summary>
    private bool MayNotBeEmpty(HclNode holder) =>
        holder switch
        {
            HclAttribute attribute => IsNeeded(KeyName.Normalize(attribute.Name), attribute) || GoesWhenEmpty(attribute),
            HclElement element => IsNeeded(element.KeyName, element.SelfAndAncestors().OfType<HclAttribute>().First())
                || GoesWhenEmpty(element),
            _ => false,
        };

    private static bool IsNeeded(string key, HclAttribute attribute) =>
        KeyRules.IsNeverEmpty(key) || !(HclElementRules.IsSettings(attribute) || attribute.Block is { Type: "module", Outer: null });

    private bool HasComments(HclBody body) =>
        file.Comments.Any(comment => body.Span.Contains(comment) && !body.Children.Any(child => child.Span.Contains(comment)));
}

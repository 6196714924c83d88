using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Turns a plan into splices of the text.</summary>
internal sealed class HclCutter(HclFile file, HclPlan plan, TextLayout layout)
{
    private readonly List<(HashSet<HclNode> Nodes, List<Splice> Splices)> _cuts = [];

    /// <summary>Returns groups of splices: what goes because of something else that goes is in one group with it.</summary>
    public IReadOnlyList<IReadOnlyList<Splice>> Cut()
    {
        CutBelow(file.Body);
        foreach (var (used, user) in plan.Uses)
        {
            Join(used, user);
        }

        return [.. _cuts.Select(cut => cut.Splices)];
    }

    private void CutBelow(HclNode node)
    {
        var kept = plan.KeptOf(node).ToList();
        if (kept.Count < node.Children.Count)
        {
            if (node is HclCollection collection)
            {
                CutElements(collection, isEmptied: kept.Count == 0);
            }
            else
            {
                _cuts.AddRange(
                    node.Children.Except(kept).Select(item => (new HashSet<HclNode> { item }, new List<Splice> { CutItem(item) }))
                );
            }
        }

        kept.ForEach(CutBelow);
    }

    private Splice CutItem(HclNode item) =>
        layout.HasOwnLines(item.Span) ? layout.WholeLines(item.Span) : new Splice(item.Span.Start, layout.SkipBlanks(item.Span.End));

    private void CutElements(HclCollection collection, bool isEmptied)
    {
        var elements = collection.Elements.ToList();
        var list = new SeparatedList(layout, elements.ConvertAll(element => new ListElement(element.Span, element.Comma)));
        if (isEmptied)
        {
            _cuts.Add(([.. elements], list.Empty(collection.Interior)));
            return;
        }

        for (var first = 0; first < elements.Count; first++)
        {
            var run = elements.Skip(first).TakeWhile(element => !plan.IsKept(element)).ToList();
            if (run.Count > 0)
            {
                _cuts.Add(([.. run], list.Remove(first, run.Count)));
                first += run.Count;
            }
        }
    }

    private void Join(HclNode used, HclNode user)
    {
        var (one, other) = (CutOf(used), CutOf(user));
        if (one != other)
        {
            _cuts[one].Splices.AddRange(_cuts[other].Splices);
            _cuts[one].Nodes.UnionWith(_cuts[other].Nodes);
            _cuts.RemoveAt(other);
        }
    }

    private int CutOf(HclNode node) => _cuts.FindIndex(cut => node.SelfAndAncestors().Any(cut.Nodes.Contains));
}

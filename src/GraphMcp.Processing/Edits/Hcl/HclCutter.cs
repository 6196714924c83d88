using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Turns a plan into splices of the text.</summary>
internal sealed class HclCutter(HclFile file, HclPlan plan, TextLayout layout)
{
    private readonly CutGroups<HclNode> _cuts = new();

    /// <summary>Returns groups of splices: what goes because of something else that goes is in one group with it.</summary>
    public IReadOnlyList<IReadOnlyList<Splice>> Cut()
    {
        CutBelow(file.Body);
        foreach (var (used, user) in plan.Uses)
        {
            _cuts.Join(used.SelfAndAncestors(), user.SelfAndAncestors());
        }

        return _cuts.Splices;
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
                node.Children.Except(kept).ToList().ForEach(item => _cuts.Add([item], [CutItem(item)]));
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
            _cuts.Add(elements, list.Empty(collection.Interior));
            return;
        }

        for (var first = 0; first < elements.Count; first++)
        {
            var run = elements.Skip(first).TakeWhile(element => !plan.IsKept(element)).ToList();
            if (run.Count > 0)
            {
                _cuts.Add(run, list.Remove(first, run.Count));
                first += run.Count;
            }
        }
    }
}

using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Turns a plan into splices of the text.</summary>
internal sealed class DataCutter(DataTree tree, DataPlan plan, TextLayout layout)
{
    private readonly BlockCutter _blocks = new(layout);
    private readonly CutGroups<DataMember> _cuts = new();

    /// <summary>Returns groups of splices; each group leaves a file that parses, and so does any choice of groups.</summary>
    public IReadOnlyList<IReadOnlyList<Splice>> Cut()
    {
        foreach (var document in tree.Documents.Where(plan.IsKept))
        {
            CutBelow(document.Root);
        }

        JoinAnchorsWithAliases();
        var documents = plan.Documents.Select(document => new List<Splice> { new(document.Span.Start, document.Span.End) });
        return [.. _cuts.Splices, .. documents];
    }

    private void CutBelow(DataNode? node)
    {
        if (node is not DataCollection collection)
        {
            return;
        }

        var kept = plan.KeptOf(collection).ToList();
        if (kept.Count < collection.Members.Count)
        {
            var list = new SeparatedList(layout, collection.Members.ConvertAll(member => new ListElement(member.Span, member.Comma)));
            CutMembers(collection, list, isEmptied: kept.Count == 0);
        }

        kept.ForEach(member => CutBelow(member.Value));
    }

    private void CutMembers(DataCollection collection, SeparatedList list, bool isEmptied)
    {
        var members = collection.Members;
        if (isEmptied)
        {
            _cuts.Add(members, collection.Interior is { } interior ? list.Empty(interior) : _blocks.Empty(collection));
            return;
        }

        for (var first = 0; first < members.Count; first++)
        {
            var run = members.Skip(first).TakeWhile(member => !plan.IsKept(member)).ToList();
            if (run.Count > 0)
            {
                _cuts.Add(run, collection.IsFlow ? list.Remove(first, run.Count) : _blocks.Remove(members, first, run.Count));
                first += run.Count;
            }
        }
    }

    /// <summary>Where both an anchor and an alias of it go, they go together: the alias alone would be without its anchor.</summary>
    private void JoinAnchorsWithAliases()
    {
        var aliases = tree.Documents.Where(plan.IsKept).SelectMany(DataTree.NodesOf).OfType<DataAlias>();
        foreach (var alias in aliases)
        {
            if (alias.Member is { } user && alias.Target.Member is { } used)
            {
                _cuts.Join(used.SelfAndAncestors(), user.SelfAndAncestors());
            }
        }
    }
}

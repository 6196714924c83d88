using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Turns a plan into splices of the text.</summary>
internal sealed class DataCutter(DataTree tree, DataPlan plan, TextLayout layout)
{
    private readonly BlockCutter _blocks = new(layout);
    private readonly List<(HashSet<DataMember> Members, List<Splice> Splices)> _cuts = [];

    /// <summary>Returns groups of splices; each group leaves a file that parses, and so does any choice of groups.</summary>
    public IReadOnlyList<IReadOnlyList<Splice>> Cut()
    {
        foreach (var document in tree.Documents.Where(plan.IsKept))
        {
            CutBelow(document.Root);
        }

        JoinAnchorsWithAliases();
        var documents = plan.Documents.Select(document => new List<Splice> { new(document.Span.Start, document.Span.End) });
        return [.. _cuts.Select(cut => cut.Splices), .. documents];
    }

    private void CutBelow(DataNode? node)
    {
        if (node is not DataCollection collection)
        {
            return;
        }

        var kept = plan.KeptOf(collection).ToList();
        if (kept.Count == 0 && collection.Members.Count > 0)
        {
            _cuts.Add(([.. collection.Members], Empty(collection)));
        }
        else if (kept.Count < collection.Members.Count)
        {
            CutRuns(collection);
        }

        kept.ForEach(member => CutBelow(member.Value));
    }

    private void CutRuns(DataCollection collection)
    {
        var members = collection.Members;
        for (var first = 0; first < members.Count; first++)
        {
            var run = members.Skip(first).TakeWhile(member => !plan.IsKept(member)).ToList();
            if (run.Count > 0)
            {
                _cuts.Add(
                    ([.. run], collection.IsFlow ? ListOf(collection).Remove(first, run.Count) : _blocks.Remove(members, first, run.Count))
                );
                first += run.Count;
            }
        }
    }

    private SeparatedList ListOf(DataCollection collection) =>
        new(layout, collection.Members.ConvertAll(member => new ListElement(member.Span, member.Comma)));

    private List<Splice> Empty(DataCollection collection) =>
        collection.Interior is { } interior ? ListOf(collection).Empty(interior) : _blocks.Empty(collection);

    /// <summary>Where both an anchor and an alias of it go, they go together: the alias alone would be without its anchor.</summary>
    private void JoinAnchorsWithAliases()
    {
        var aliases = tree.Documents.Where(plan.IsKept).SelectMany(DataTree.NodesOf).OfType<DataAlias>();
        foreach (var alias in aliases)
        {
            if (CutOf(alias) is var use and >= 0 && CutOf(alias.Target) is var anchor and >= 0 && use != anchor)
            {
                _cuts[anchor].Splices.AddRange(_cuts[use].Splices);
                _cuts[anchor].Members.UnionWith(_cuts[use].Members);
                _cuts.RemoveAt(use);
            }
        }
    }

    private int CutOf(DataNode node) =>
        node.Member is { } member ? _cuts.FindIndex(cut => member.SelfAndAncestors().Any(cut.Members.Contains)) : -1;
}

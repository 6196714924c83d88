namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Proves that an edited file says what the plan keeps of the original, and nothing else.</summary>
internal static class DataProof
{
    /// <summary>Tells whether the edited tree has exactly the nodes of the original that are kept, in their order.</summary>
    public static bool Holds(DataTree original, DataPlan plan, DataTree edited) =>
        Outline(original, plan).SequenceEqual(Outline(edited, new DataPlan()), StringComparer.Ordinal);

    private static IEnumerable<string> Outline(DataTree tree, DataPlan plan) =>
        tree
            .Documents.Where(document => document.Root is not null && plan.IsKept(document))
            .SelectMany(document => Outline(document.Root!, plan).Prepend("document"));

    private static IEnumerable<string> Outline(DataNode node, DataPlan plan)
    {
        yield return node switch
        {
            DataScalar scalar => $"{scalar.Style} {scalar.Tag} {scalar.Anchor} {scalar.Value}",
            DataAlias alias => "alias " + alias.Target.Anchor,
            DataCollection collection => $"{(collection.IsMapping ? '{' : '[')} {collection.Tag} {collection.Anchor}",
            _ => throw new InvalidOperationException("A node is a scalar, an alias or a collection."),
        };
        if (node is not DataCollection members)
        {
            yield break;
        }

        foreach (var member in plan.KeptOf(members))
        {
            yield return "key " + member.Key?.Value;
            foreach (var line in Outline(member.Value, plan))
            {
                yield return line;
            }
        }

        yield return "end";
    }
}

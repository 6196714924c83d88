namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>By what path expressions refer to a block, a local value or an element of one.</summary>
internal static class HclAddress
{
    /// <summary>Returns the path, or null when nothing can refer to the node.</summary>
    public static IReadOnlyList<string>? Of(HclNode node) =>
        node switch
        {
            HclBlock { Outer: null } block => OfBlock(block),
            HclAttribute { Block: { Type: "locals", Outer: null } } attribute => ["local", attribute.Name],
            HclElement { Key.Length: > 0 } element when OfHolder(element) is { } holder => [.. holder, element.Key],
            _ => null,
        };

    /// <summary>Tells whether a traversal refers to what an address stands for or to something in it.</summary>
    public static bool IsAt(HclTraversal traversal, IReadOnlyList<string> address) =>
        traversal.Path.Count >= address.Count && traversal.Path.Take(address.Count).SequenceEqual(address, StringComparer.Ordinal);

    private static string[]? OfBlock(HclBlock block) =>
        (block.Type, block.Labels.Count) switch
        {
            ("resource", 2) => [block.Labels[0], block.Labels[1]],
            ("data" or "ephemeral", 2) => [block.Type, block.Labels[0], block.Labels[1]],
            ("module" or "dependency", 1) => [block.Type, block.Labels[0]],
            ("variable", 1) => ["var", block.Labels[0]],
            _ => null,
        };

    private static IReadOnlyList<string>? OfHolder(HclElement element) =>
        element.Owner.Parent is HclAttribute or HclElement ? Of(element.Owner.Parent) : null;
}

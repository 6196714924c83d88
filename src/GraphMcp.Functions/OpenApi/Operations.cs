namespace GraphMcp.Functions.OpenApi;

/// <summary>What the document says of every HTTP function, by the function's name; a test sees to it that none is missing.</summary>
internal static partial class Operations
{
    // Computed, not kept: what is kept in one part of the class may come too late for the others.
    private static QueryParameter Top => new("top", "How many at most.", "integer");
    private static QueryParameter Token => new("token", "The `next` of the page before.");

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyDictionary<string, Operation> All { get; } =
        new[] { Workflows(), Details(), Events(), Lineage(), Catalog(), Legacy(), Host() }
            .SelectMany(part => part)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>Returns what is said of a function.</summary>
    public static Operation Of(FunctionRoute route) =>
        All.TryGetValue(route.Name, out var operation) ? operation : new Operation("Other", route.Name, Body.Object());
}

namespace Durable.Embedded.Store;

/// <summary>Which entities a query asks for: those after an id, in the order of their ids.</summary>
internal sealed record EntityFilter
{
    public string AfterId { get; init; } = "";
    public int Limit { get; init; } = 100;
    public string IdPrefix { get; init; } = "@";
    public DateTime? ModifiedFrom { get; init; }
    public DateTime? ModifiedTo { get; init; }

    /// <summary>Whether entities without a state count.</summary>
    public bool IncludesTransient { get; init; }

    /// <summary>Whether only those count that a clean-up looks at: without a state, or locked.</summary>
    public bool IsForCleanUp { get; init; }
}

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>A page of batches, in the order of the plan.</summary>
/// <param name="Batches">May be fewer than asked for, or none, though more follow.</param>
/// <param name="Next">What asks for the next page; null where the plan, so far, has no more.</param>
public sealed record BatchPage(IReadOnlyList<BatchListItem> Batches, string? Next);

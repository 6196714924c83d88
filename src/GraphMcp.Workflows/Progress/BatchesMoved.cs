namespace GraphMcp.Workflows.Progress;

/// <summary>Batches started, moved on or ended.</summary>
/// <param name="Batches">How far each is.</param>
public sealed record BatchesMoved(IReadOnlyList<BatchVector> Batches);

using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Progress;

/// <summary>Batches started, moved on or ended.</summary>
/// <param name="Batches">How far each is.</param>
public sealed record BatchesMoved(IReadOnlyList<BatchVector> Batches)
{
    /// <summary>Gets the URI of the workspace; null where a batch reports in between.</summary>
    public string? Workspace { get; init; }

    /// <summary>Gets the process step of the batches.</summary>
    public string? StepId { get; init; }

    /// <summary>Gets the attempts that failed, for the event log.</summary>
    public IReadOnlyList<WorkflowEvent> Failures { get; init; } = [];
}

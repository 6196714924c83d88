using System.Text.Json;

namespace GraphMcp.Workflows.Events;

/// <summary>Something that happened in a workflow: a line of its event log.</summary>
/// <remarks>Delivered at least once, in order; <see cref="Id"/> is the same each time.</remarks>
/// <param name="Id">Unique; the same whenever the event is delivered again.</param>
/// <param name="Type">What happened, one of <see cref="WorkflowEventTypes"/> or anyone's own.</param>
/// <param name="Time">When.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="StepId">The step, where it belongs to one.</param>
/// <param name="BatchId">The batch, where it belongs to one.</param>
/// <param name="CausationId">The id of the event or control message that caused it, where there is one.</param>
/// <param name="Data">The type's payload; null where it has none.</param>
/// <param name="Sequence">Its place in the workflow's log, from 1; 0 before the log has given it one.</param>
public sealed record WorkflowEvent(
    string Id,
    string Type,
    DateTimeOffset Time,
    string WorkflowId,
    string? StepId = null,
    string? BatchId = null,
    string? CausationId = null,
    JsonElement? Data = null,
    long Sequence = 0
);

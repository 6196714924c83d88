using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>What a turn came to: to be decided on, and committed.</summary>
/// <param name="At">The turn's time, which the orchestrator saw.</param>
/// <param name="Messages">What the turn took.</param>
/// <param name="Actions">What the orchestrator asked for.</param>
/// <param name="CancelledTimers">Timers that need not fire any more.</param>
/// <param name="Completion">How the generation ended, or null if it goes on.</param>
internal sealed record TurnOutcome(
    DateTime At,
    IReadOnlyList<HistoryEvent> Messages,
    IReadOnlyList<HistoryEvent> Actions,
    IReadOnlyList<int> CancelledTimers,
    Completion? Completion
)
{
    public OrchestrationStatus Status { get; init; } = OrchestrationStatus.Running;

    /// <summary>What was asked for and has answered in this turn, with the answer.</summary>
    public IReadOnlyList<(HistoryEvent Asked, HistoryEvent Answer)> Answered { get; init; } = [];
    public string? CustomStatus { get; init; }

    /// <summary>Shown as the output while suspended.</summary>
    public string? SuspendReason { get; init; }
}

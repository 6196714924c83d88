using DurableTask.Core.History;

namespace Durable.Embedded;

/// <summary>A turn of a recorded history that is about to be replayed.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="At">The time that the orchestrator sees.</param>
/// <param name="Messages">What the turn took, in order.</param>
/// <param name="Actions">What the orchestrator then asked for, in order.</param>
/// <param name="End">How the orchestration ended with it, if it did.</param>
public sealed record ReplayedTurn(
    int Number,
    DateTime At,
    IReadOnlyList<HistoryEvent> Messages,
    IReadOnlyList<HistoryEvent> Actions,
    ExecutionCompletedEvent? End
);

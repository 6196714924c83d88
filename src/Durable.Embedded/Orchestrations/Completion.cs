using Durable.Embedded.History;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>How a generation of an orchestration ended.</summary>
internal sealed record Completion(OrchestrationStatus Status, string? Output, FailureDetails? Failure = null)
{
    /// <summary>The version of the next generation, if it changes.</summary>
    public string? NewVersion { get; init; }

    /// <summary>Events that the next generation gets.</summary>
    public IReadOnlyList<EventRaisedEvent> CarriedOver { get; init; } = [];

    /// <summary>Whether unfinished sub-orchestrations are terminated too.</summary>
    public bool IsRecursive { get; init; }

    public static Completion Terminated(ExecutionTerminatedEvent terminated) =>
        new(OrchestrationStatus.Terminated, terminated.Input) { IsRecursive = terminated is TerminateRequest { Recursive: true } };

    public static Completion Failed(FailureDetails failure) => new(OrchestrationStatus.Failed, failure.ErrorMessage, failure);
}

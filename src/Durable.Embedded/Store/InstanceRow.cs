using DurableTask.Core;

namespace Durable.Embedded.Store;

/// <summary>An orchestration instance as it is stored; also the start event of its current generation.</summary>
internal sealed record InstanceRow
{
    public long Key { get; init; }
    public required string Id { get; init; }
    public required string ExecutionId { get; init; }
    public required string Name { get; init; }
    public string Version { get; init; } = "";
    public OrchestrationStatus Status { get; init; } = OrchestrationStatus.Pending;
    public required DateTime CreatedAt { get; init; }
    public DateTime UpdatedAt { get; init; }
    public DateTime? StartAt { get; init; }
    public ParentLink? Parent { get; init; }
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
    public string? Input { get; init; }
    public string? Output { get; init; }
    public string? CustomStatus { get; init; }

    /// <summary>What it was started by, as W3C trace context; null if that was not traced.</summary>
    public string? TraceParent { get; init; }
    public string? TraceState { get; init; }

    /// <summary>How often it has continued as new.</summary>
    public int Generation { get; init; }
    public FailureDetails? Failure { get; init; }

    public bool IsFinished => Status.IsFinished();
}

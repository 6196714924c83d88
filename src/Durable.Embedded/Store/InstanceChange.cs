using DurableTask.Core;

namespace Durable.Embedded.Store;

/// <summary>What a turn changes in its instance's row.</summary>
internal sealed record InstanceChange(
    OrchestrationStatus Status,
    DateTime At,
    string? CustomStatus,
    string? Output = null,
    FailureDetails? Failure = null
);

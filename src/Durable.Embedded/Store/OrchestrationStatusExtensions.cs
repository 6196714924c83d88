using DurableTask.Core;

namespace Durable.Embedded.Store;

internal static class OrchestrationStatusExtensions
{
    /// <summary>The statuses that an instance does not leave again by itself, and that it does.</summary>
    public static bool IsFinished(this OrchestrationStatus status) =>
        status is not (OrchestrationStatus.Pending or OrchestrationStatus.Running or OrchestrationStatus.Suspended);
}

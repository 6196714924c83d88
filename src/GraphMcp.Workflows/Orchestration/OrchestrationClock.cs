using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The orchestration's own time.</summary>
internal static class OrchestrationClock
{
    /// <summary>Returns the time that every replay of this turn sees.</summary>
    public static DateTimeOffset Now(this TaskOrchestrationContext context) =>
        new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));
}

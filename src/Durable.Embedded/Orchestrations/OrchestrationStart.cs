using Durable.Embedded.Store;
using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>What an orchestrator is started with; the same on every replay.</summary>
internal sealed record OrchestrationStart(string InstanceId, string ExecutionId, TaskName Name, string Version, string? Input)
{
    public ParentOrchestrationInstance? Parent { get; init; }

    /// <summary>The custom status that a former generation left.</summary>
    public string? CustomStatus { get; init; }

    public static OrchestrationStart From(InstanceRow row) =>
        new(row.Id, row.ExecutionId, row.Name, row.Version, row.Input)
        {
            Parent = row.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null,
            CustomStatus = row.CustomStatus,
        };
}

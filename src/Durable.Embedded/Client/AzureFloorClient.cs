using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>A client that does no more than the Functions client on Azure: see <see cref="EmbeddedHubOptions.StrictAzureFloor"/>.</summary>
internal sealed class AzureFloorClient(DurableTaskClient hub) : ForwardingClient(hub)
{
    /// <summary>Only the id of the options counts there.</summary>
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        base.ScheduleNewOrchestrationInstanceAsync(
            orchestratorName,
            input,
            options is null ? null : new StartOrchestrationOptions(options.InstanceId),
            cancellation
        );

    /// <summary>Drops what is sent to an instance that has not started.</summary>
    public override async Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var instance = await base.GetInstancesAsync(instanceId, getInputsAndOutputs: false, cancellation).ConfigureAwait(false);
        if (instance is { RuntimeStatus: not OrchestrationRuntimeStatus.Pending })
        {
            await base.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves sub-orchestrations running, whatever is asked for.</summary>
    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => base.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(options?.Output, Recursive: false), cancellation);

    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(string instanceId, CancellationToken cancellation = default) =>
        throw Missing(nameof(GetOrchestrationHistoryAsync));

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        throw Missing(nameof(RewindInstanceAsync));

    public override Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default
    ) => throw Missing(nameof(RestartAsync));

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default
    ) => throw Missing(nameof(ListInstanceIdsAsync));

    private static NotSupportedException Missing(string method) =>
        new($"{method} is not there with {nameof(EmbeddedHubOptions.StrictAzureFloor)}: older Functions clients do not have it.");
}

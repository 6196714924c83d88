using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Durable.Embedded.Client;

/// <summary>A client that does no more than the Functions client on Azure: see <see cref="EmbeddedHubOptions.StrictAzureFloor"/>.</summary>
internal sealed class AzureFloorClient(DurableTaskClient inner) : DurableTaskClient(inner.Name)
{
    public override DurableEntityClient Entities => inner.Entities;

    /// <summary>Only the id of the options counts there.</summary>
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        inner.ScheduleNewOrchestrationInstanceAsync(
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
        var instance = await inner.GetInstancesAsync(instanceId, getInputsAndOutputs: false, cancellation).ConfigureAwait(false);
        if (instance is { RuntimeStatus: not OrchestrationRuntimeStatus.Pending })
        {
            await inner.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves sub-orchestrations running, whatever is asked for.</summary>
    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => inner.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(options?.Output, Recursive: false), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        inner.SuspendInstanceAsync(instanceId, reason, cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        inner.ResumeInstanceAsync(instanceId, reason, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => inner.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        inner.GetAllInstancesAsync(filter);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => inner.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => inner.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation);

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => inner.PurgeInstanceAsync(instanceId, options, cancellation);

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => inner.PurgeAllInstancesAsync(filter, options, cancellation);

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

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private static NotSupportedException Missing(string method) =>
        new($"{method} is not there with {nameof(EmbeddedHubOptions.StrictAzureFloor)}: older Functions clients do not have it.");
}

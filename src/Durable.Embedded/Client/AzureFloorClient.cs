using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>A client that does no more than the Functions client on Azure: see <see cref="EmbeddedHubOptions.StrictAzureFloor"/>.</summary>
internal sealed class AzureFloorClient(DurableTaskClient hub) : ForwardingClient(hub)
{
    private const int LongestId = 256;

    /// <summary>Only the id of the options counts there.</summary>
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        options?.InstanceId is not { } id ? base.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation)
        : id.Length > LongestId || id.Any(static c => char.IsControl(c) || c is '/' or '\\' or '#' or '?')
            ? throw new AzureFloorException(
                $"The ID '{id}' has more than {LongestId} characters, or one of / \\ # ? and control characters."
            )
        : base.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, new StartOrchestrationOptions(id), cancellation);

    /// <summary>Drops what is sent to an instance that has not started.</summary>
    public override async Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        if (await RequireOpenAsync(instanceId, cancellation).ConfigureAwait(false) != OrchestrationRuntimeStatus.Pending)
        {
            await base.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves sub-orchestrations running, whatever is asked for.</summary>
    public override async Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        await RequireOpenAsync(instanceId, cancellation).ConfigureAwait(false);
        await base.TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(options?.Output, Recursive: false), cancellation)
            .ConfigureAwait(false);
    }

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        await RequireSuspendedAsync(instanceId, expected: false, cancellation).ConfigureAwait(false);
        await base.SuspendInstanceAsync(instanceId, reason, cancellation).ConfigureAwait(false);
    }

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        await RequireSuspendedAsync(instanceId, expected: true, cancellation).ConfigureAwait(false);
        await base.ResumeInstanceAsync(instanceId, reason, cancellation).ConfigureAwait(false);
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        await base.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation).ConfigureAwait(false) is { } instance
            ? AzureFloorMetadata.Of(instance, getInputsAndOutputs)
            : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        AzureFloorMetadata.PagesAsync(base.GetAllInstancesAsync(filter));

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        AzureFloorMetadata.Of(
            await base.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation).ConfigureAwait(false),
            getInputsAndOutputs
        );

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        AzureFloorMetadata.Of(
            await base.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation).ConfigureAwait(false),
            getInputsAndOutputs
        );

    /// <summary>Leaves sub-orchestrations, whatever is asked for, and does not tell whether it is complete.</summary>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => Counted(await base.PurgeInstanceAsync(instanceId, null, cancellation).ConfigureAwait(false));

    /// <summary>Knows no slices of time either.</summary>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.CreatedFrom is null
            ? throw new AzureFloorException($"A purge needs {nameof(filter.CreatedFrom)}: older Functions hosts fail without.")
            : Counted(await base.PurgeAllInstancesAsync(filter with { Timeout = null }, null, cancellation).ConfigureAwait(false));
    }

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

    private async Task RequireSuspendedAsync(string instanceId, bool expected, CancellationToken cancellation)
    {
        var status = await RequireOpenAsync(instanceId, cancellation).ConfigureAwait(false);
        if (status == OrchestrationRuntimeStatus.Suspended != expected)
        {
            throw new AzureFloorException($"The instance '{instanceId}' is {status}.");
        }
    }

    /// <summary>The Azure Storage provider, the default one, is asked for the status before an instance is asked for anything.</summary>
    private async Task<OrchestrationRuntimeStatus> RequireOpenAsync(string instanceId, CancellationToken cancellation) =>
        await base.GetInstancesAsync(instanceId, getInputsAndOutputs: false, cancellation).ConfigureAwait(false) switch
        {
            null => throw new AzureFloorException($"There is no instance with the ID '{instanceId}'."),
            { IsCompleted: true } ended => throw new AzureFloorException($"The instance '{instanceId}' is {ended.RuntimeStatus}."),
            var open => open.RuntimeStatus,
        };

    private static PurgeResult Counted(PurgeResult result) => new(result.PurgedInstanceCount);

    private static NotSupportedException Missing(string method) =>
        new($"{method} is not there with {nameof(EmbeddedHubOptions.StrictAzureFloor)}: older Functions clients do not have it.");
}

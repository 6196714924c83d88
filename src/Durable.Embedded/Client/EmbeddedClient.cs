using Durable.Embedded.Entities;
using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Durable.Embedded.Client;

/// <summary>The client of an embedded hub. What it has acknowledged is durable.</summary>
internal sealed class EmbeddedClient(HubServices hub, string name = "embedded") : DurableTaskClient(name)
{
    private readonly EmbeddedEntityClient _entities = new(hub);
    private readonly InstanceStarter _starter = new(hub);
    private readonly InstanceRewinder _rewinder = new(hub);
    private readonly InstancePurger _purger = new(hub);

    public override DurableEntityClient Entities => _entities;

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return _starter.StartAsync(orchestratorName, input, options);
    }

    public override async Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        using var span = ClientTrace.Raise(instanceId, eventName);
        var raised = new EventRaisedEvent(-1, hub.Converter.Serialize(eventPayload)) { Name = eventName };
        await SendAsync(instanceId, raised, cancellation).ConfigureAwait(false);
    }

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => SendAsync(instanceId, new TerminateRequest(hub.Converter.Serialize(options?.Output), options?.Recursive ?? false), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionSuspendedEvent(-1, reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionResumedEvent(-1, reason), cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    )
    {
        RequireInstance(instanceId, cancellation);
        var row = hub.Store.FindInstance(instanceId);
        return Task.FromResult(row is null ? null : Metadata.From(row, getInputsAndOutputs, hub.Converter));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        EntityIds.RequireOrchestration(filter?.InstanceIdPrefix);
        return new InstanceQuery(hub.Store, hub.Converter, filter ?? new OrchestrationQuery()).PagesAsync();
    }

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(
            new InstanceIdList(hub.Store).Read(runtimeStatus, completedTimeFrom, completedTimeTo, pageSize, lastInstanceKey)
        );
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => WaitAsync(instanceId, isEnd: false, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => WaitAsync(instanceId, isEnd: true, getInputsAndOutputs, cancellation);

    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(string instanceId, CancellationToken cancellation = default)
    {
        RequireInstance(instanceId, cancellation);
        var row =
            hub.Store.FindInstance(instanceId)
            ?? throw new ArgumentException($"There is no instance with the ID '{instanceId}'.", nameof(instanceId));
        return Task.FromResult(PublishedHistory.Of(row, hub.Store.ReadHistory(row.Key)));
    }

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        RequireInstance(instanceId, cancellation);
        return _purger.PurgeAsync(instanceId, options);
    }

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        cancellation.ThrowIfCancellationRequested();
        return _purger.PurgeAsync(filter, options, cancellation);
    }

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        RequireInstance(instanceId, cancellation);
        return _rewinder.RewindAsync(instanceId, reason);
    }

    public override Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default
    )
    {
        RequireInstance(instanceId, cancellation);
        return _starter.RestartAsync(instanceId, restartWithNewInstanceId);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId,
        bool isEnd,
        bool getInputsAndOutputs,
        CancellationToken cancellation
    )
    {
        RequireInstance(instanceId, cancellation);
        Task? change = null;
        while (true)
        {
            var row =
                hub.Store.FindInstance(instanceId)
                ?? throw new InvalidOperationException($"There is no instance with the ID '{instanceId}'.");
            if (isEnd ? row.Status.IsFinished() : row.Status != OrchestrationStatus.Pending)
            {
                return Metadata.From(row, getInputsAndOutputs, hub.Converter);
            }

            if (change is null)
            {
                // Asked for first and read again then: no change is missed in between.
                change = hub.Waiters.NextChangeAsync(instanceId, isEnd);
                continue;
            }

            await change.WaitAsync(cancellation).ConfigureAwait(false);
            change = null;
        }
    }

    private Task<bool> SendAsync(string instanceId, HistoryEvent message, CancellationToken cancellation)
    {
        RequireInstance(instanceId, cancellation);
        message.Timestamp = hub.Clock.UtcNow;
        var outbox = hub.NewOutbox();
        return hub.Pipeline.RunAsync(transaction => outbox.Send(transaction, instanceId, message), _ => outbox.Deliver());
    }

    private static void RequireInstance(string instanceId, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        EntityIds.RequireOrchestration(instanceId);
        cancellation.ThrowIfCancellationRequested();
    }
}

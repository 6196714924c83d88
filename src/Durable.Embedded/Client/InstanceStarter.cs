using Durable.Embedded.Entities;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using Microsoft.DurableTask;

namespace Durable.Embedded.Client;

/// <summary>Starts instances. A finished one of the same id gives way, a running one does not.</summary>
internal sealed class InstanceStarter(HubServices hub)
{
    public async Task<string> StartAsync(TaskName name, object? input, StartOrchestrationOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        EntityIds.RequireOrchestration(options?.InstanceId);
        var refused = RefusedStatuses(options?.DedupeStatuses);
        var row = RowOf(name, input, options);
        using var span = ClientTrace.Start(ref row);
        var outbox = hub.NewOutbox();
        var existing = await hub
            .Pipeline.RunAsync(transaction => outbox.Start(transaction, row, refused.Contains), _ => outbox.Deliver())
            .ConfigureAwait(false);
        return existing is { } status
            ? throw new OrchestrationAlreadyExistsException($"An instance with the ID '{row.Id}' already exists and is {status}.")
            : row.Id;
    }

    /// <summary>Starts an instance again with the input that it had last: under its own id, which must have finished, or under a new one.</summary>
    public async Task<string> RestartAsync(string instanceId, bool isNewId)
    {
        var outbox = hub.NewOutbox();
        var (id, existing) = await hub
            .Pipeline.RunAsync(transaction => Restart(transaction, outbox, instanceId, isNewId), _ => outbox.Deliver())
            .ConfigureAwait(false);
        return existing is { } status
            ? throw new InvalidOperationException(
                $"The instance '{instanceId}' is {status}; only a finished one can be restarted under its ID."
            )
            : id ?? throw new ArgumentException($"There is no instance with the ID '{instanceId}'.", nameof(instanceId));
    }

    private (string? Id, OrchestrationStatus? Existing) Restart(IHubTransaction transaction, Outbox outbox, string instanceId, bool isNewId)
    {
        if (transaction.FindInstance(instanceId) is not { } old)
        {
            return (null, null);
        }

        var options = new StartOrchestrationOptions(isNewId ? null : instanceId);
        var row = RowOf(old.Name, null, options) with { Version = old.Version, Tags = old.Tags, Input = old.Input };
        return (row.Id, outbox.Start(transaction, row, static _ => false));
    }

    private InstanceRow RowOf(TaskName name, object? input, StartOrchestrationOptions? options)
    {
        var now = hub.Clock.UtcNow;
        return new InstanceRow
        {
            Id = options?.InstanceId is { Length: > 0 } id ? id : Guid.NewGuid().ToString("N"),
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = name.Name,
            Version = options?.Version is { } asked ? asked.Version : hub.DefaultVersion,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = options?.StartAt?.UtcDateTime,
            Tags = options?.Tags,
            Input = hub.Converter.Serialize(input),
        };
    }

    private static HashSet<OrchestrationStatus> RefusedStatuses(IReadOnlyList<string>? names) =>
        [
            .. (names ?? []).Select(name =>
                Enum.TryParse<OrchestrationStatus>(name, ignoreCase: true, out var status)
                    ? status
                    : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication.", nameof(names))
            ),
        ];
}

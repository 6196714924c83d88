using System.Collections.Concurrent;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Timers;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>The unfinished instances in memory, and the queue of those that are due for a turn.</summary>
internal sealed class OrchestrationTable(HubClock clock, TimerQueue timers, int concurrency, CancellationToken stopping)
{
    private readonly ConcurrentDictionary<string, OrchestrationInstance> _instances = new(StringComparer.Ordinal);

    public WorkerThreads<OrchestrationInstance> Turns { get; } = new("Durable hub turns", concurrency);

    /// <summary>Takes an instance that was started.</summary>
    public void Start(InstanceRow row)
    {
        var instance = Add(row);
        if (row.StartAt is { } startAt && startAt > clock.UtcNow)
        {
            instance.IsHeld = true;
            timers.Add(startAt, () => Begin(instance));
            return;
        }

        Queue(instance, instance.Wake());
    }

    /// <summary>Takes an instance that was unfinished when the hub was opened.</summary>
    public void Recover(InstanceRow row)
    {
        if (row.Status == OrchestrationStatus.Pending)
        {
            Start(row);
            return;
        }

        var instance = Add(row);
        instance.IsRecovered = true;
        Queue(instance, instance.Wake());
    }

    /// <summary>Takes an instance that had failed and was rewound; a message wakes it.</summary>
    public void Rewind(InstanceRow row) => Add(row).IsRecovered = true;

    public void Deliver(string id, HistoryEvent message, long seq = 0)
    {
        if (_instances.TryGetValue(id, out var instance))
        {
            Post(instance, message, seq);
        }
    }

    public void Post(OrchestrationInstance instance, HistoryEvent message, long seq = 0) => Queue(instance, instance.Post(message, seq));

    public void Wake(OrchestrationInstance instance) => Queue(instance, instance.Wake());

    /// <summary>Ends an instance's turn.</summary>
    public void Release(OrchestrationInstance instance) => Queue(instance, instance.Release());

    public void Remove(OrchestrationInstance instance) => _instances.TryRemove(KeyValuePair.Create(instance.Id, instance));

    private OrchestrationInstance Add(InstanceRow row)
    {
        var instance = new OrchestrationInstance(row, stopping);
        _instances[row.Id] = instance;
        return instance;
    }

    private void Begin(OrchestrationInstance instance)
    {
        instance.IsHeld = false;
        Wake(instance);
    }

    private void Queue(OrchestrationInstance instance, bool isReady)
    {
        if (isReady)
        {
            Turns.Enqueue(instance);
        }
    }
}

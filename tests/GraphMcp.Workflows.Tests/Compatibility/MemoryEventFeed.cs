using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The logs of workflows in memory, which tell whoever subscribes of each event.</summary>
internal sealed class MemoryEventFeed : ILegacyEventFeed
{
    private readonly List<Func<WorkflowEvent, CancellationToken, ValueTask>> handlers = [];

    public List<WorkflowEvent> Log { get; } = [];

    public int Reads { get; private set; }

    public IDisposable SubscribeAll(Func<WorkflowEvent, CancellationToken, ValueTask> handler)
    {
        handlers.Add(handler);
        return new Ended(() => handlers.Remove(handler));
    }

    public Task EmitAsync(string type, IReadOnlyDictionary<string, object?> payload) =>
        Task.FromResult(
            Write(
                new WorkflowEvent($"own-{Log.Count}", type, DateTimeOffset.UnixEpoch, "w", Data: JsonSerializer.SerializeToElement(payload))
            )
        );

    public async IAsyncEnumerable<WorkflowEvent> ReadAsync(
        string workflowId,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Reads++;
        foreach (var happened in Log.Where(happened => happened.WorkflowId == workflowId && happened.Sequence > after).ToList())
        {
            await Task.Yield();
            yield return happened;
        }
    }

    /// <summary>Adds an event to its workflow's log without telling anyone.</summary>
    public WorkflowEvent Write(WorkflowEvent happened)
    {
        var logged = happened with { Sequence = Log.Count(other => other.WorkflowId == happened.WorkflowId) + 1 };
        Log.Add(logged);
        return logged;
    }

    public async Task DeliverAsync(WorkflowEvent logged)
    {
        foreach (var handler in handlers.ToList())
        {
            await handler(logged, default);
        }
    }

    public Task HappenAsync(
        string type,
        double second,
        object? data = null,
        string? step = null,
        string? batch = null,
        string workflow = "w"
    ) => DeliverAsync(Write(Event(type, second, data, step, batch, workflow)));

    public static WorkflowEvent Event(
        string type,
        double second,
        object? data = null,
        string? step = null,
        string? batch = null,
        string workflow = "w"
    ) =>
        new(
            $"{workflow}#{type}#{second}",
            type,
            DateTimeOffset.UnixEpoch.AddSeconds(second),
            workflow,
            step,
            batch,
            Data: data is null ? null : JsonSerializer.SerializeToElement(data, WorkflowJson.Compact)
        );

    private sealed class Ended(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

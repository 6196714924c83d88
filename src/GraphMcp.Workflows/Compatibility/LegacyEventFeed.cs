using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The new bus as the old one needs it.</summary>
internal sealed class LegacyEventFeed(WorkflowEventBus bus) : ILegacyEventFeed
{
    public IDisposable SubscribeAll(Func<WorkflowEvent, CancellationToken, ValueTask> handler) => bus.Subscribe("*", handler);

    public Task EmitAsync(string type, IReadOnlyDictionary<string, object?> payload) => bus.Emit(type, payload);

    public IAsyncEnumerable<WorkflowEvent> ReadAsync(string workflowId, long after, CancellationToken cancellationToken) =>
        bus.ReadAsync(workflowId, after, cancellationToken);
}

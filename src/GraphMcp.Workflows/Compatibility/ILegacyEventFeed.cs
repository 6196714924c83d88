using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>What the old bus and the old progress lines need of the new events.</summary>
internal interface ILegacyEventFeed
{
    /// <summary>Calls a handler with every event, at least once, those of one workflow in order.</summary>
    IDisposable SubscribeAll(Func<WorkflowEvent, CancellationToken, ValueTask> handler);

    /// <summary>Emits an event of anyone's own.</summary>
    void Emit(string type, IReadOnlyDictionary<string, object?> payload);

    /// <summary>Reads a workflow's log behind a sequence number.</summary>
    IAsyncEnumerable<WorkflowEvent> ReadAsync(string workflowId, long after, CancellationToken cancellationToken);
}

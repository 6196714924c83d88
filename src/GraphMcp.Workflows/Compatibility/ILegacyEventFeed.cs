using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>What the old bus needs of the new one.</summary>
internal interface ILegacyEventFeed
{
    /// <summary>Calls a handler with every event, at least once, those of one workflow in order.</summary>
    IDisposable SubscribeAll(Func<WorkflowEvent, CancellationToken, ValueTask> handler);

    /// <summary>Emits an event of anyone's own.</summary>
    Task EmitAsync(string type, IReadOnlyDictionary<string, object?> payload);

    /// <summary>Reads a workflow's log behind a sequence number.</summary>
    IAsyncEnumerable<WorkflowEvent> ReadAsync(string workflowId, long after, CancellationToken cancellationToken);
}

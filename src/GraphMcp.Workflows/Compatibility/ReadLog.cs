using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Reads a workflow's log behind a sequence number.</summary>
internal delegate IAsyncEnumerable<WorkflowEvent> ReadLog(string workflowId, long after, CancellationToken cancellationToken);

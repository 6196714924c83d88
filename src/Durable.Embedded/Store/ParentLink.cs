namespace Durable.Embedded.Store;

/// <summary>The orchestration that waits for a sub-orchestration, and under which task id.</summary>
internal sealed record ParentLink(string InstanceId, string ExecutionId, string Name, int TaskId);

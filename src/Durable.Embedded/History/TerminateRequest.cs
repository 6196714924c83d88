using DurableTask.Core.History;

namespace Durable.Embedded.History;

/// <summary>A request to end an instance, and its unfinished sub-orchestrations too if it is recursive.</summary>
internal sealed class TerminateRequest(string? output, bool recursive) : ExecutionTerminatedEvent(-1, output)
{
    public bool Recursive { get; } = recursive;
}

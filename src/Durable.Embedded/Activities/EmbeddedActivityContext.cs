using Microsoft.DurableTask;

namespace Durable.Embedded.Activities;

/// <summary>The context of an activity on the embedded engine.</summary>
public sealed class EmbeddedActivityContext : TaskActivityContext
{
    internal EmbeddedActivityContext(TaskName name, string instanceId, string version, int taskId, CancellationToken cancellationToken)
    {
        Name = name;
        InstanceId = instanceId;
        Version = version;
        TaskId = taskId;
        CancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public override TaskName Name { get; }

    /// <inheritdoc/>
    public override string InstanceId { get; }

    /// <inheritdoc/>
    public override string Version { get; }

    /// <summary>The activity's number among the tasks of its orchestration: the same when it runs again after a crash.</summary>
    public int TaskId { get; }

    /// <summary>Fires when the hub stops and when the orchestration is terminated.</summary>
    public CancellationToken CancellationToken { get; }
}

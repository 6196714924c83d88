using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Runs the batches of one shard, always as many at once as are allowed.</summary>
public sealed class ShardOrchestrator : TaskOrchestrator<ShardInput, ShardOutcome>
{
    /// <inheritdoc/>
    public override Task<ShardOutcome> RunAsync(TaskOrchestrationContext context, ShardInput input) =>
        new ShardRun(context, input).RunAsync();
}

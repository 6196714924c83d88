using GraphMcp.Workflows.Batches;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Splits a batch whose activity fails as a whole into halves, until what makes it fail stands alone and is quarantined.</summary>
public sealed class BatchOrchestrator : TaskOrchestrator<SplitInput, BatchResult>
{
    /// <inheritdoc/>
    public override Task<BatchResult> RunAsync(TaskOrchestrationContext context, SplitInput input) =>
        new BatchSplit(context, input).RunAsync();
}

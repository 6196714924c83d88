using GraphMcp.Workflows.Batches;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Splits a batch whose activity fails as a whole into halves, until what makes it fail stands alone and is quarantined.</summary>
public sealed class BatchOrchestrator : TaskOrchestrator<SplitInput, BatchResult>
{
    /// <inheritdoc/>
    public override async Task<BatchResult> RunAsync(TaskOrchestrationContext context, SplitInput input)
    {
        var whole = new BatchInput(input.Workspace, input.WorkflowId, input.Shard, input.Batch);
        var planned = await context.CallActivityAsync<PlannedBatch>(TaskNames.DescribeBatch, whole, input.Retry.ToOptions());
        var parts = new List<BatchResult>();
        await SplitAsync(context, input, whole with { From = 0, To = planned.Files - 1 }, parts);
        return parts.Aggregate((sum, part) => sum.Combine(part));
    }

    private static async Task SplitAsync(TaskOrchestrationContext context, SplitInput input, BatchInput part, List<BatchResult> parts)
    {
        var (from, to) = (part.From!.Value, part.To!.Value);
        if (from == to)
        {
            parts.Add(await ProcessAloneAsync(context, input, part));
            return;
        }

        var middle = from + ((to - from) / 2);
        foreach (var half in new[] { part with { To = middle }, part with { From = middle + 1 } })
        {
            await ProcessHalfAsync(context, input, half, parts);
        }
    }

    // Splitting on is the retry of a part that fails.
    private static async Task ProcessHalfAsync(TaskOrchestrationContext context, SplitInput input, BatchInput half, List<BatchResult> parts)
    {
        if (half.From == half.To)
        {
            parts.Add(await ProcessAloneAsync(context, input, half));
            return;
        }

        BatchResult? result = null;
        try
        {
            result = await context.CallActivityAsync<BatchResult>(TaskNames.ProcessBatch, half);
        }
        catch (TaskFailedException)
        {
            await SplitAsync(context, input, half, parts);
        }

        if (result is not null)
        {
            parts.Add(result);
        }
    }

    private static async Task<BatchResult> ProcessAloneAsync(TaskOrchestrationContext context, SplitInput input, BatchInput file)
    {
        try
        {
            return await context.CallActivityAsync<BatchResult>(TaskNames.ProcessBatch, file, input.Retry.ToOptions());
        }
        catch (TaskFailedException exception)
        {
            var error = new FileError("poison", $"The file was put aside: {Failures.Of(exception).Message}");
            return await context.CallActivityAsync<BatchResult>(
                TaskNames.ProcessBatch,
                file with
                {
                    Quarantine = error,
                },
                input.Retry.ToOptions()
            );
        }
    }
}

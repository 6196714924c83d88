using System.Runtime.ExceptionServices;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>One execution of a batch's splitting.</summary>
internal sealed class BatchSplit(TaskOrchestrationContext context, SplitInput input)
{
    private readonly ActivityCalls calls = new(context, new OrchestrationGate(), input.Rules);
    private readonly List<BatchResult> parts = [];

    public async Task<BatchResult> RunAsync()
    {
        try
        {
            var whole = new BatchInput(input.Workspace, input.WorkflowId, input.Shard, input.Batch) { StepId = input.StepId };
            var planned = await CallAsync<PlannedBatch>(TaskNames.DescribeBatch, whole, input.Retry);
            await SplitAsync(whole with { From = 0, To = planned.Files - 1 });
        }
        catch (ActivityFault fault)
        {
            // The shard knows what to do about the cause.
            ExceptionDispatchInfo.Throw(fault.InnerException!);
        }

        return parts.Aggregate((sum, part) => sum.Combine(part));
    }

    private async Task SplitAsync(BatchInput part)
    {
        var (from, to) = (part.From!.Value, part.To!.Value);
        if (from == to)
        {
            parts.Add(await ProcessAloneAsync(part));
            return;
        }

        var middle = from + ((to - from) / 2);
        foreach (var half in new[] { part with { To = middle }, part with { From = middle + 1 } })
        {
            await ProcessHalfAsync(half);
        }
    }

    private async Task ProcessHalfAsync(BatchInput half)
    {
        if (half.From == half.To)
        {
            parts.Add(await ProcessAloneAsync(half));
            return;
        }

        try
        {
            // Splitting on is the retry of a part that fails.
            parts.Add(await CallAsync<BatchResult>(TaskNames.ProcessBatch, half, input.Retry with { MaxAttempts = 1 }));
            return;
        }
        catch (ActivityFault fault) when (!EndsSplitting(fault)) { }

        await SplitAsync(half);
    }

    private async Task<BatchResult> ProcessAloneAsync(BatchInput file)
    {
        FileError error;
        try
        {
            return await CallAsync<BatchResult>(TaskNames.ProcessBatch, file, input.Retry);
        }
        catch (ActivityFault fault) when (!EndsSplitting(fault))
        {
            error = FileError.PutAside(fault.Error);
        }

        return await CallAsync<BatchResult>(TaskNames.ProcessBatch, file with { Quarantine = error }, input.Retry);
    }

    private static bool EndsSplitting(ActivityFault fault) =>
        fault.Resolution.Kind is ErrorResolutionKind.PauseWorkflow or ErrorResolutionKind.FailWorkflow;

    private Task<T> CallAsync<T>(string activity, BatchInput part, RetrySettings retry) => calls.CallAsync<T>(activity, part, retry);
}

using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Runs single batches of a shard: tries again, splits, or waits until somebody has set right what kept them from running.</summary>
internal sealed class BatchRun
{
    private readonly TaskOrchestrationContext context;
    private readonly ShardInput input;
    private readonly OrchestrationGate gate;
    private readonly ShardProgressSignals progress;
    private int held;

    public BatchRun(TaskOrchestrationContext context, ShardInput input, OrchestrationGate gate, ShardProgressSignals progress)
    {
        (this.context, this.input, this.gate, this.progress) = (context, input, gate, progress);
        Calls = new ActivityCalls(context, gate, input.Rules) { Changed = Changes.Announce };
    }

    /// <summary>Gets or sets what is told when a pause is needed, with the reason.</summary>
    public Action<string> Troubled { get; set; } = _ => { };

    public ActivityCalls Calls { get; }

    /// <summary>Gets what batches wait for, or null.</summary>
    public string? Waits =>
        (Calls.Waiting, held) switch
        {
            (0, 0) => null,
            (var retries, 0) => $"{retries} batches wait for their next attempt",
            (_, var troubled) => $"{troubled} batches wait for a resume",
        };

    /// <summary>Gets what tells when <see cref="Calls"/> or <see cref="Waits"/> changes.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>Runs a batch until its result is committed; returns null when a stop came before.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="revision">Returns the order that holds.</param>
    /// <exception cref="ActivityFault">It fails the workflow.</exception>
    public async Task<BatchResult?> RunAsync(int batch, Func<int> revision)
    {
        for (var round = 0; ; round++)
        {
            ActivityFault fault;
            try
            {
                var result = await TryAsync(batch, round);
                progress.Ended(batch, result);
                return result;
            }
            catch (ActivityFault failed)
            {
                fault = failed;
            }

            if (fault.Resolution.Kind == ErrorResolutionKind.Retry)
            {
                return null;
            }

            if (!CanBeSetRight(fault))
            {
                throw fault;
            }

            if (!await HoldAsync(FailureText.Write(fault.Error), revision()))
            {
                return null;
            }
        }
    }

    /// <summary>Where not even the splitting gets through what will pass, it is no file's fault: a person looks at it, and nothing is lost.</summary>
    private static bool CanBeSetRight(ActivityFault fault) =>
        fault.Resolution.Kind switch
        {
            ErrorResolutionKind.PauseWorkflow => true,
            ErrorResolutionKind.SplitBatch or ErrorResolutionKind.SkipFile => fault.Error.Class == ErrorClass.Transient,
            _ => false,
        };

    private async Task<BatchResult> TryAsync(int batch, int round)
    {
        try
        {
            var batchInput = new BatchInput(input.Workspace, input.WorkflowId, input.Shard, batch) { StepId = input.StepId };
            return await Calls.CallAsync<BatchResult>(
                TaskNames.ProcessBatch,
                batchInput,
                input.Retry,
                failed: (error, resolution) => progress.Failed(batch, error, resolution)
            );
        }
        catch (ActivityFault fault) when (fault.Resolution.Kind is ErrorResolutionKind.SplitBatch or ErrorResolutionKind.SkipFile)
        {
            // Something in the batch fails its activity as a whole: split it until that stands alone.
            return await SplitAsync(batch, round);
        }
    }

    private Task<BatchResult> SplitAsync(int batch, int round)
    {
        var split = new SplitInput(input.Workspace, input.WorkflowId, input.Shard, batch, input.Retry, input.Rules)
        {
            StepId = input.StepId,
        };
        var options = new SubOrchestrationOptions(instanceId: InstanceIds.Batch(input.WorkflowId, input.Shard, batch, round));
        return Calls.CallAsync(
            TaskNames.Batch,
            _ => context.CallSubOrchestratorAsync<BatchResult>(TaskNames.Batch, split, options),
            input.Retry with
            {
                MaxAttempts = 1,
            }
        );
    }

    private async Task<bool> HoldAsync(string reason, int revision)
    {
        held++;
        Changes.Announce();
        try
        {
            Troubled(reason);
            return await gate.EnterAsync(after: revision);
        }
        finally
        {
            held--;
            Changes.Announce();
        }
    }
}

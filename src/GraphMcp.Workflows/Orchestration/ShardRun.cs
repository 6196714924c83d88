using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Progress;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>One execution of a shard: a sliding window over its batches.</summary>
internal sealed class ShardRun(TaskOrchestrationContext context, ShardInput input)
{
    private readonly List<(int Batch, Task<BatchResult> Task)> inFlight = [];
    private readonly List<BatchVector> moved = [];
    private readonly WorkTotals done = new();
    private ControlMessage wanted = input.Control;
    private ShardAck? acknowledged;
    private WorkflowFailure? failure;
    private int next;

    private bool MayDispatch =>
        next < input.Batches && wanted.Desired == DesiredState.Run && failure is null && done.Files.Failed <= input.AllowedFailures;

    // While a pause is wanted, batches that wait to be dispatched keep the shard alive.
    private bool IsOver =>
        inFlight.Count == 0
        && (
            next == input.Batches || wanted.Desired == DesiredState.Stop || failure is not null || done.Files.Failed > input.AllowedFailures
        );

    public async Task<ShardOutcome> RunAsync()
    {
        var control = context.WaitForExternalEvent<ControlMessage>(ControlMessage.EventName);
        while (true)
        {
            Dispatch();
            await SignalAsync();
            Acknowledge();
            if (IsOver)
            {
                var complete = done.Batches == input.Batches;
                return new ShardOutcome(done.Batches, done.Counts, done.References, done.ChangedFiles, complete, failure);
            }

            await Task.WhenAny([control, .. inFlight.Select(batch => batch.Task)]);
            if (control.IsCompleted)
            {
                var message = await control;
                wanted = message.Revision > wanted.Revision ? message : wanted;
                control = context.WaitForExternalEvent<ControlMessage>(ControlMessage.EventName);
            }

            await HarvestAsync();
        }
    }

    private void Dispatch()
    {
        var window = wanted.MaxParallelBatches ?? input.MaxParallelBatches;
        while (MayDispatch && inFlight.Count < window)
        {
            inFlight.Add((next, RunBatchAsync(next)));
            moved.Add(new BatchVector(input.Shard, next, 0, 0, Done: false, SourceType.Unknown, new FileCounts(), context.Now()));
            next++;
        }
    }

    private async Task<BatchResult> RunBatchAsync(int batch)
    {
        try
        {
            var batchInput = new BatchInput(input.Workspace, input.WorkflowId, input.Shard, batch);
            return await context.CallActivityAsync<BatchResult>(TaskNames.ProcessBatch, batchInput, input.Retry.ToOptions());
        }
        catch (TaskFailedException)
        {
            // Something in the batch fails its activity as a whole: split it until that stands alone.
            var split = new SplitInput(input.Workspace, input.WorkflowId, input.Shard, batch, input.Retry);
            var options = new SubOrchestrationOptions(instanceId: InstanceIds.Batch(input.WorkflowId, input.Shard, batch));
            return await context.CallSubOrchestratorAsync<BatchResult>(TaskNames.Batch, split, options);
        }
    }

    private async Task HarvestAsync()
    {
        foreach (var (batch, task) in inFlight.Where(batch => batch.Task.IsCompleted).ToList())
        {
            inFlight.Remove((batch, task));
            try
            {
                var result = await task;
                done.Add(result);
                var counts = WorkTotals.CountsOf(result);
                moved.Add(new BatchVector(input.Shard, batch, int.MaxValue, 0, Done: true, result.SourceType, counts, context.Now()));
            }
            catch (TaskFailedException exception)
            {
                failure ??= Failures.Of(exception);
            }
        }
    }

    /// <summary>One signal a turn, however many batches ended and started in it.</summary>
    private async Task SignalAsync()
    {
        if (moved.Count > 0)
        {
            await context.Entities.SignalEntityAsync(
                ProgressEntity.IdOf(input.WorkflowId),
                nameof(ProgressEntity.Move),
                new BatchesMoved([.. moved])
            );
            moved.Clear();
        }
    }

    private void Acknowledge()
    {
        var ack = new ShardAck(input.Shard, wanted.Revision, wanted.Desired != DesiredState.Run && inFlight.Count == 0);
        if (ack != acknowledged)
        {
            acknowledged = ack;
            context.SendEvent(input.WorkflowId, ShardAck.EventName, ack);
        }
    }
}

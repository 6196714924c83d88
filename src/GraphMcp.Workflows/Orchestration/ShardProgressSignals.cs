using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Serialization;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Tells the workflow's progress what becomes of a shard's batches: a signal a turn, however many of them start and end in it.</summary>
/// <remarks>The progress entity passes on to the event log what is news there, so that a shard's history has one signal for both.</remarks>
internal sealed class ShardProgressSignals(TaskOrchestrationContext context, ShardInput input)
{
    // Under 4 KiB a signal.
    private const int MostInSignal = 8;
    private const int MaxMessage = 200;
    private readonly List<BatchVector> moved = [];
    private readonly List<WorkflowEvent> failures = [];
    private int failed;

    public void Started(int batch) =>
        moved.Add(new BatchVector(input.Shard, batch, 0, 0, Done: false, SourceType.Unknown, new FileCounts(), context.Now()));

    public void Ended(int batch, BatchResult result) =>
        moved.Add(
            new BatchVector(input.Shard, batch, int.MaxValue, 0, Done: true, result.SourceType, WorkTotals.CountsOf(result), context.Now())
            {
                Result = new BatchSummary(result.DurationMs, result.References, result.ChangedFiles),
            }
        );

    public void Failed(int batch, WorkflowError error, ErrorResolution resolution)
    {
        var data = new
        {
            error.Code,
            error.Class,
            Message = error.Message.Length > MaxMessage ? error.Message[..MaxMessage] : error.Message,
            error.Attempt,
            Resolution = resolution.Kind,
            AfterSeconds = Math.Round(resolution.After.TotalSeconds, 3),
        };
        failures.Add(
            new WorkflowEvent(
                $"{context.InstanceId}#failed-{failed++}",
                WorkflowEventTypes.BatchFailed,
                context.Now(),
                input.WorkflowId,
                input.StepId,
                new BatchAddress(input.WorkflowId, input.Shard, batch).ToString(),
                Data: JsonSerializer.SerializeToElement(data, WorkflowJson.Compact)
            )
        );
    }

    /// <summary>Sends what has happened since the last time.</summary>
    public async Task SendAsync()
    {
        while (moved.Count > 0 || failures.Count > 0)
        {
            var batches = moved.Take(MostInSignal).ToList();
            var events = failures.Take(MostInSignal).ToList();
            moved.RemoveRange(0, batches.Count);
            failures.RemoveRange(0, events.Count);
            var signal = new BatchesMoved(batches)
            {
                Workspace = input.Workspace,
                StepId = input.StepId,
                Failures = events,
            };
            await context.Entities.SignalEntityAsync(ProgressEntity.IdOf(input.WorkflowId), nameof(ProgressEntity.Move), signal);
        }
    }
}

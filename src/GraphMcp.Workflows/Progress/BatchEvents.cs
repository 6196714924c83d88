using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Progress;

/// <summary>Makes events of what orchestrators tell of pages and batches. Their ids are deterministic, so that the log takes each once.</summary>
internal static class BatchEvents
{
    public static IReadOnlyList<WorkflowEvent> Of(string workflowId, PagePlanned page)
    {
        var data = JsonSerializer.SerializeToElement(
            new
            {
                Page = page.Shard,
                page.Files,
                page.Batches,
                page.Bytes,
            },
            WorkflowJson.Compact
        );
        return
        [
            new WorkflowEvent(
                $"{workflowId}#page-{page.Shard}",
                WorkflowEventTypes.PagePlanned,
                page.At,
                workflowId,
                page.StepId,
                Data: data
            ),
        ];
    }

    public static IReadOnlyList<WorkflowEvent> Of(string workflowId, BatchesMoved moved) =>
        [.. moved.Batches.Select(batch => Of(workflowId, moved.StepId, batch)), .. moved.Failures];

    private static WorkflowEvent Of(string workflowId, string? stepId, BatchVector batch)
    {
        var batchId = new BatchAddress(workflowId, batch.Shard, batch.Batch).ToString();
        if (batch is not { Done: true, Result: { } result })
        {
            return new WorkflowEvent($"{batchId}#started", WorkflowEventTypes.BatchStarted, batch.At, workflowId, stepId, batchId);
        }

        var (counts, files) = (batch.Counts, batch.Counts.Files);
        var data = new
        {
            Files = files,
            counts.Processed,
            counts.Skipped,
            counts.Failed,
            counts.Bytes,
            result.DurationMs,
            result.References,
            result.ChangedFiles,
            batch.SourceType,
        };
        return new WorkflowEvent(
            $"{batchId}#completed",
            WorkflowEventTypes.BatchCompleted,
            batch.At,
            workflowId,
            stepId,
            batchId,
            CausationId: $"{batchId}#started",
            JsonSerializer.SerializeToElement(data, WorkflowJson.Compact)
        );
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Events;

/// <summary>The events of single files. The log does not hold them: they are made of the committed result of their batch whenever it is read.</summary>
internal static class FileEvents
{
    /// <summary>Returns how many of them follow an event.</summary>
    public static long CountBehind(WorkflowEvent happened) =>
        happened is { Type: WorkflowEventTypes.BatchCompleted, Data: { ValueKind: JsonValueKind.Object } data }
        && data.TryGetProperty("failed", out var failed)
        && failed.TryGetInt64(out var count)
            ? count
            : 0;

    /// <summary>Returns those that follow a batch's completion, in the order of the files; none where its result was purged.</summary>
    public static async IAsyncEnumerable<WorkflowEvent> BehindAsync(
        IWorkspace workspace,
        WorkflowEvent completed,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (CountBehind(completed) == 0 || completed.BatchId is not { } batchId || BatchAddress.Read(batchId) is not { } batch)
        {
            yield break;
        }

        var sequence = completed.Sequence;
        var files = await CommittedResults.ReadBatchAsync(workspace, batch.WorkflowId, batch.Shard, batch.Batch, cancellationToken);
        foreach (var file in files.Where(file => file.State == FileState.Failed))
        {
            yield return Of(completed, file, ++sequence);
        }
    }

    private static WorkflowEvent Of(WorkflowEvent completed, FileResult file, long sequence) =>
        completed with
        {
            Id = $"{completed.BatchId}#{file.Path}",
            Type = WorkflowEventTypes.FileFailed,
            CausationId = completed.Id,
            Sequence = sequence,
            Data = JsonSerializer.SerializeToElement(
                new
                {
                    file.Path,
                    file.Error?.Code,
                    file.Error?.Message,
                },
                WorkflowJson.Compact
            ),
        };
}

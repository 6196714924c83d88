using GraphMcp.Workflows.Batches;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Progress;

/// <summary>Signals how far a running batch is to its workflow's progress entity.</summary>
public sealed class EntityProgressSink(DurableEntityClient entities, string workflowId) : IBatchProgressSink
{
    /// <inheritdoc/>
    public async ValueTask ReportAsync(BatchVector vector, CancellationToken cancellationToken)
    {
        try
        {
            await entities.SignalEntityAsync(
                ProgressEntity.IdOf(workflowId),
                nameof(ProgressEntity.Move),
                new BatchesMoved([vector]),
                cancellation: cancellationToken
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever keeps a report from its entity, the batch's work is worth more: its end is signalled by its shard.
        }
    }
}

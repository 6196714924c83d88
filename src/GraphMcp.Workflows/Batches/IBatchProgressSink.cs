using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Batches;

/// <summary>Where a long batch tells how far it is.</summary>
public interface IBatchProgressSink
{
    /// <summary>Takes how far the batch is; losing one does no harm.</summary>
    ValueTask ReportAsync(BatchVector vector, CancellationToken cancellationToken);
}

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>One batch of a workflow.</summary>
/// <param name="Batch">What lists show of it.</param>
/// <param name="Starts">The attempts that began, also those that never ended.</param>
/// <param name="Failures">The files of it that failed, at most <see cref="MostFailures"/>.</param>
public sealed record BatchDetails(BatchListItem Batch, int Starts, IReadOnlyList<BatchFileFailure> Failures)
{
    /// <summary>The most failed files that are told.</summary>
    public const int MostFailures = 200;
}

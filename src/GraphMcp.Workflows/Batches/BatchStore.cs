using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>The committed result of one batch: the first writer wins.</summary>
internal sealed class BatchStore(IWorkspace workspace, string workflowId, int shard, string name)
{
    private readonly string path = WorkspacePaths.Result(workflowId, shard, name);

    /// <summary>Returns the committed counts, or null.</summary>
    public async Task<BatchResult?> FindAsync(CancellationToken cancellationToken) =>
        await workspace.ReadAsync(path, cancellationToken) is { } content ? JsonLines.ReadHeader<BatchResult>(content) : null;

    /// <summary>Commits results unless another attempt did; returns the counts that hold.</summary>
    public async Task<BatchResult> CommitAsync(
        BatchContext batch,
        SourceType sourceType,
        IReadOnlyList<FileResult> files,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        var header = new BatchResult(
            batch.BatchId,
            batch.Attempt,
            files.Count,
            files.Count(file => file.State == FileState.Processed),
            files.Count(file => file.State == FileState.Skipped),
            files.Count(file => file.State == FileState.Failed),
            files.Sum(file => file.Size),
            (long)duration.TotalMilliseconds,
            files.Sum(file => file.References.Count(reference => reference.Tier != ReferenceTier.Possible)),
            files.Count(file => file.Change is not null),
            path,
            sourceType
        )
        {
            Failures = FailureCounts.Of(files.Where(file => file.State == FileState.Failed).Select(file => file.Error)),
            ResultsUri = $"{batch.Workspace.TrimEnd('/')}/{path}",
        };
        await ForcedStop.ThrowIfSetAsync(workspace, workflowId, cancellationToken);
        if (header.Failed > 0)
        {
            var journal = new FailureJournal(workspace, workflowId);
            await journal.WriteAsync(shard, name, header, files, cancellationToken);
        }

        var created = await workspace.CreateAsync(path, JsonLines.Write(header, files), cancellationToken);
        return created ? header : (await FindAsync(cancellationToken))!;
    }
}

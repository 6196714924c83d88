using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Planning;

/// <summary>Takes over a page that a parent has planned, with all that the parent has finished of it.</summary>
/// <remarks>
/// Everything is copied before the page is committed, so that from then on the workflow needs nothing of its parent for it. What is copied
/// is committed there and never changes, so that every attempt copies the same.
/// </remarks>
internal sealed class PageAdopter(WorkflowEnvironment environment)
{
    // Copies wait for the workspace, which may be a remote one.
    private const int Parallelism = 16;

    /// <summary>Takes a page over; returns null where there is none to take over.</summary>
    /// <exception cref="CheckpointPurgedException">The parent was purged.</exception>
    public async Task<PlanPage?> AdoptAsync(int page, CancellationToken cancellationToken)
    {
        if (environment.Input.Lineage is not { } lineage)
        {
            return null;
        }

        var taken = await new CheckpointStore(environment.Workspace).ReadAsync(lineage, cancellationToken);
        if (page >= taken.Checkpoint.Pages)
        {
            return null;
        }

        var planned =
            await PlanReader.FindPageAsync(environment.Workspace, lineage.ParentId, page, cancellationToken) ?? throw Gone(lineage);
        for (var step = 0; step < environment.Input.ProcessSteps.Count; step++)
        {
            if (taken.Find(ShardNumbers.Of(step, page)) is { } shard)
            {
                await AdoptResultsAsync(lineage, shard, cancellationToken);
            }
        }

        return await CopyPageAsync(lineage, planned, cancellationToken);
    }

    private Task AdoptResultsAsync(WorkflowLineage lineage, CheckpointShard shard, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            shard.ByBatch(),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (batch, stop) =>
            {
                var finished = new List<FileResult>();
                foreach (var name in batch)
                {
                    var path = WorkspacePaths.Result(lineage.ParentId, shard.Shard, name.ToString());
                    var content = await environment.Workspace.ReadAsync(path, stop) ?? throw Gone(lineage);
                    finished.AddRange(JsonLines.ReadLines<FileResult>(content).Where(file => file.State != FileState.Failed));
                }

                await CopyEditsAsync(lineage, finished, stop);
                var adopted = WorkspacePaths.Adopted(environment.WorkflowId, shard.Shard, batch.Key);
                await environment.Workspace.WriteAsync(adopted, JsonLines.Write(finished), stop);
            }
        );

    private async Task CopyEditsAsync(WorkflowLineage lineage, IEnumerable<FileResult> finished, CancellationToken cancellationToken)
    {
        var (parent, own) = (lineage.ParentId, environment.WorkflowId);
        foreach (var file in finished.Where(file => file.AfterHash is not null))
        {
            var (before, after) = (file.BeforeHash!, file.AfterHash!);
            await CopyAsync(lineage, WorkspacePaths.Staged(parent, after), WorkspacePaths.Staged(own, after), cancellationToken);
            await CopyAsync(
                lineage,
                WorkspacePaths.StagedDiff(parent, file.Path, before, after),
                WorkspacePaths.StagedDiff(own, file.Path, before, after),
                cancellationToken
            );
        }
    }

    private async Task CopyAsync(WorkflowLineage lineage, string from, string to, CancellationToken cancellationToken)
    {
        var content = await environment.Workspace.ReadAsync(from, cancellationToken) ?? throw Gone(lineage);
        await environment.Workspace.WriteAsync(to, content, cancellationToken);
    }

    private async Task<PlanPage> CopyPageAsync(WorkflowLineage lineage, PlanPage planned, CancellationToken cancellationToken)
    {
        var writer = new PageWriter(environment.Workspace, environment.WorkflowId, planned.Shard);
        foreach (var batch in planned.Batches)
        {
            var path = WorkspacePaths.PlanBatch(lineage.ParentId, planned.Folder, batch.Number);
            var slice = await environment.Workspace.ReadAsync(path, cancellationToken) ?? throw Gone(lineage);
            await writer.CopyAsync(batch, slice, cancellationToken);
        }

        return await writer.CommitAsync(planned.NextCursor, cancellationToken);
    }

    private static CheckpointPurgedException Gone(WorkflowLineage lineage) => new(lineage.ParentId, lineage.CheckpointId);
}

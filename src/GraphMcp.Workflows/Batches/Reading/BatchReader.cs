using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>Tells of a workflow's batches from its plan and its committed results, page by page.</summary>
public sealed class BatchReader
{
    // Pages of the plan that one call looks at before it answers with what it has: 50 × 500 batches.
    private const int MostPlanPages = 50;

    private readonly RequestResolver resolver;
    private readonly IWorkspaceProvider workspaces;

    internal BatchReader(RequestResolver resolver, IWorkspaceProvider workspaces) =>
        (this.resolver, this.workspaces) = (resolver, workspaces);

    /// <summary>Returns a page of batches.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or no such process step in it.</exception>
    /// <exception cref="WorkflowRequestException">The number or the token is none.</exception>
    public async Task<BatchPage> ListAsync(
        DurableTaskClient client,
        string workflowId,
        BatchQuery query,
        CancellationToken cancellationToken = default
    )
    {
        if (query.Top is < 1 or > BatchQuery.MostTop)
        {
            throw new WorkflowRequestException($"'top' must be 1 to {BatchQuery.MostTop}.");
        }

        var walk = new PlanWalk(await FindAsync(client, workflowId, cancellationToken), query.StepId);
        var cursor = BatchCursor.Parse(query.Token);
        var found = new List<BatchListItem>();
        for (var looked = 0; found.Count < query.Top; looked++)
        {
            if (await walk.FindShardAsync(cursor, cancellationToken) is not { } shard)
            {
                return new BatchPage(found, Next: null);
            }

            if (looked == MostPlanPages)
            {
                break;
            }

            cursor = await TakeAsync(shard, cursor, query, found, cancellationToken);
        }

        return new BatchPage(found, cursor.ToString());
    }

    /// <summary>Returns one batch.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or no such batch in its plan, so far.</exception>
    public async Task<BatchDetails> GetAsync(
        DurableTaskClient client,
        string workflowId,
        int shard,
        int batch,
        CancellationToken cancellationToken = default
    )
    {
        var place = await FindAsync(client, workflowId, cancellationToken);
        var reading = await new PlanWalk(place, stepId: null).FindShardAsync(new BatchCursor(shard, 0), cancellationToken);
        var planned = reading?.Shard == shard ? reading.Page.Batches.FirstOrDefault(known => known.Number == batch) : null;
        if (reading is null || planned is null)
        {
            throw WorkflowNotFoundException.OfBatch(workflowId, shard, batch);
        }

        return new BatchDetails(
            await reading.ReadAsync(planned, cancellationToken),
            await CountStartsAsync(place, shard, batch, cancellationToken),
            await reading.ReadFailuresAsync(batch, cancellationToken)
        );
    }

    private static async Task<BatchCursor> TakeAsync(
        ShardReading shard,
        BatchCursor cursor,
        BatchQuery query,
        List<BatchListItem> found,
        CancellationToken cancellationToken
    )
    {
        var first = shard.Shard == cursor.Shard ? cursor.Batch : 0;
        var open = shard.Page.Batches.Where(batch => batch.Number >= first).ToList();
        foreach (var chunk in open.Chunk(query.Top))
        {
            foreach (var item in await ParallelReads.ReadAsync(chunk, shard.ReadAsync, cancellationToken))
            {
                if (query.State is null || query.State == item.State)
                {
                    found.Add(item);
                    if (found.Count == query.Top)
                    {
                        return new BatchCursor(shard.Shard, item.Batch + 1);
                    }
                }
            }
        }

        return new BatchCursor(shard.Shard + 1, 0);
    }

    private static async Task<int> CountStartsAsync(WorkflowPlace place, int shard, int batch, CancellationToken cancellationToken)
    {
        var folder = WorkspacePaths.Attempts(place.Input.WorkflowId, shard, new BatchName(batch).ToString());
        var starts = 0;
        await foreach (var path in place.Workspace.ListAsync(folder, cancellationToken))
        {
            starts += path.EndsWith(".started", StringComparison.Ordinal) ? 1 : 0;
        }

        return starts;
    }

    private async Task<WorkflowPlace> FindAsync(DurableTaskClient client, string workflowId, CancellationToken cancellationToken)
    {
        var workflow = await new WorkflowFinder(client, resolver, workspaces).FindAsync(workflowId, cancellationToken);
        return new WorkflowPlace(workflow.Record.Input, workflow.Workspace);
    }
}

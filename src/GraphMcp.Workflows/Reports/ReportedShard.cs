using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>What a report says of one shard: counts of all its files, and those that it lists.</summary>
/// <param name="Totals">The counts.</param>
/// <param name="Listed">The listed files, in ordinal order of their paths.</param>
internal sealed record ReportedShard(ShardTotals Totals, IReadOnlyList<ReportedFile> Listed)
{
    /// <summary>Reads all that a shard has committed; batches without a result count as planned only.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="step">The id of the shard's step, where the files have to say it; else null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ReportedShard> ReadAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        string? step,
        CancellationToken cancellationToken
    )
    {
        var page = await PlanReader.ReadPageAsync(workspace, workflowId, ShardNumbers.PageOf(shard), cancellationToken);
        var verified = await FileAddenda.ReadAsync(workspace, WorkspacePaths.Verified(workflowId, shard), cancellationToken);
        var applied = await FileAddenda.ReadAsync(workspace, WorkspacePaths.Applied(workflowId, shard), cancellationToken);
        var earlier = await EarlierEdits.ReadAsync(workspace, workflowId, shard, cancellationToken);
        var totals = new ShardTotals(page.Files, page.Batches.Count);
        var listed = new List<ReportedFile>();
        await foreach (var batch in CommittedResults.ReadShardAsync(workspace, workflowId, shard, cancellationToken))
        {
            foreach (var result in batch.Files)
            {
                var (verdict, application) = (verified.GetValueOrDefault(result.Path), applied.GetValueOrDefault(result.Path));
                var file = ReportedFile.Of(result, verdict, application, earlier.Conflict(result)) with { Step = step };
                totals.Add(file);
                listed.AddRange(file.IsListed ? [file] : []);
            }
        }

        listed.Sort((one, other) => string.CompareOrdinal(one.Result.Path, other.Result.Path));
        return new ReportedShard(totals, listed);
    }
}

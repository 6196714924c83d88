using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>What a report says of one shard: counts of all its files, and those that it lists.</summary>
/// <param name="Totals">The counts.</param>
/// <param name="Listed">The listed files, in ordinal order of their paths.</param>
internal sealed record ReportedShard(ShardTotals Totals, IReadOnlyList<ReportedFile> Listed)
{
    /// <summary>Reads all that a shard has committed; batches without a result count as planned only.</summary>
    public static async Task<ReportedShard> ReadAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        CancellationToken cancellationToken
    )
    {
        var page = await PlanReader.ReadPageAsync(workspace, workflowId, shard, cancellationToken);
        var verified = await ReadAddendaAsync(workspace, WorkspacePaths.Verified(workflowId, shard), cancellationToken);
        var applied = await ReadAddendaAsync(workspace, WorkspacePaths.Applied(workflowId, shard), cancellationToken);
        var totals = new ShardTotals(page.Files, page.Batches.Count);
        var listed = new List<ReportedFile>();
        await foreach (var batch in CommittedResults.ReadShardAsync(workspace, workflowId, shard, cancellationToken))
        {
            foreach (var result in batch.Files)
            {
                var file = ReportedFile.Of(result, verified.GetValueOrDefault(result.Path), applied.GetValueOrDefault(result.Path));
                totals.Add(file);
                listed.AddRange(file.IsListed ? [file] : []);
            }
        }

        listed.Sort((one, other) => string.CompareOrdinal(one.Result.Path, other.Result.Path));
        return new ReportedShard(totals, listed);
    }

    private static async Task<Dictionary<string, FileAddendum>> ReadAddendaAsync(
        IWorkspace workspace,
        string path,
        CancellationToken cancellationToken
    )
    {
        var content = await workspace.ReadAsync(path, cancellationToken);
        var addenda = content is null ? [] : JsonLines.ReadLines<FileAddendum>(content);
        return addenda.ToDictionary(addendum => addendum.Path, StringComparer.Ordinal);
    }
}

using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Reads what a shard has committed.</summary>
public static class CommittedResults
{
    /// <summary>Reads the results that count, batch by batch in the plan's order: those of a part count only where no larger one covers it.</summary>
    public static async IAsyncEnumerable<CommittedBatch> ReadShardAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var names = await ListAsync(workspace, workflowId, shard, cancellationToken);
        var counted = names.Where(result => !names.Exists(other => other.Covers(result)));
        foreach (var name in counted.OrderBy(result => result.Batch).ThenBy(result => result.From ?? 0))
        {
            var path = WorkspacePaths.Result(workflowId, shard, name.ToString());
            var content =
                await workspace.ReadAsync(path, cancellationToken)
                ?? throw new InvalidOperationException($"The result {path} has vanished from the workspace.");
            yield return new CommittedBatch(JsonLines.ReadHeader<BatchResult>(content), JsonLines.ReadLines<FileResult>(content));
        }
    }

    /// <summary>Reads the files of one batch, whole or in parts, by path; none where nothing is committed.</summary>
    internal static async Task<IReadOnlyList<FileResult>> ReadBatchAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        int batch,
        CancellationToken cancellationToken
    )
    {
        var names = await ListAsync(workspace, workflowId, shard, cancellationToken);
        var files = new List<FileResult>();
        foreach (var name in names.Where(name => name.Batch == batch && !names.Exists(other => other.Covers(name))))
        {
            var content = await workspace.ReadAsync(WorkspacePaths.Result(workflowId, shard, name.ToString()), cancellationToken);
            files.AddRange(content is null ? [] : JsonLines.ReadLines<FileResult>(content));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Lists the results of a shard, those of parts that a larger one covers, too.</summary>
    internal static async Task<List<BatchName>> ListAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        CancellationToken cancellationToken
    )
    {
        var names = new List<BatchName>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.ShardResults(workflowId, shard), cancellationToken))
        {
            names.Add(BatchName.Parse(path));
        }

        return names;
    }
}

using System.Collections.Concurrent;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Management.Listing;

/// <summary>All workflows of a workspace, in the order of lists.</summary>
/// <remarks>
/// A request's record never changes, so each is read once in the life of the host; after that a list costs the names in one folder. Nothing
/// depends on the order, or the paging, in which a durable backend lists instances, among which those of shards and batches are.
/// </remarks>
internal sealed class WorkflowIndex
{
    private readonly ConcurrentDictionary<string, IndexedWorkflow> known = new(StringComparer.Ordinal);

    /// <summary>Returns all workflows behind a key, or all; never those that were purged, of which the record stays.</summary>
    public async Task<IReadOnlyList<IndexedWorkflow>> ReadAsync(IWorkspace workspace, IndexKey? after, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var purged = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var path in workspace.ListAsync(WorkspacePaths.Requests, cancellationToken))
        {
            ids.Add(Path.GetFileNameWithoutExtension(path));
        }

        await foreach (var path in workspace.ListAsync(WorkspacePaths.PurgeMarks, cancellationToken))
        {
            purged.Add(Path.GetFileNameWithoutExtension(path));
        }

        ids.RemoveAll(purged.Contains);
        await LearnAsync(workspace, [.. ids.Where(id => !known.ContainsKey(id))], cancellationToken);
        return
        [
            .. ids.Select(id => known.GetValueOrDefault(id))
                .OfType<IndexedWorkflow>()
                .Where(workflow => after is not { } key || workflow.Key.CompareTo(key) > 0)
                .OrderBy(workflow => workflow.Key),
        ];
    }

    private async Task LearnAsync(IWorkspace workspace, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var records = await ParallelReads.ReadAsync(ids, (id, stop) => RequestRecord.ReadAsync(workspace, id, stop), cancellationToken);
        foreach (var record in records.OfType<RequestRecord>().Where(record => record.Input is not null))
        {
            known[record.Input.WorkflowId] = IndexedWorkflow.Of(record);
        }
    }
}

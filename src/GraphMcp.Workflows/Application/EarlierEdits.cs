using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Application;

/// <summary>
/// The files of a shard that an earlier process step has edited: of two edits of a file the first process step's stands, since the later one was
/// made from the same content and would undo it.
/// </summary>
/// <remarks>Reads committed results only, so that the application, the patch and the report come to the same.</remarks>
internal sealed class EarlierEdits
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Reads the edits of the same page that the lower process steps made and that the verification did not refute.</summary>
    public static async Task<EarlierEdits> ReadAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        CancellationToken cancellationToken
    )
    {
        var edits = new EarlierEdits();
        for (var step = 0; step < ShardNumbers.StepOf(shard); step++)
        {
            var earlier = ShardNumbers.Of(step, ShardNumbers.PageOf(shard));
            var refuted = await FileAddenda.ReadAsync(workspace, WorkspacePaths.Verified(workflowId, earlier), cancellationToken);
            await foreach (var batch in CommittedResults.ReadShardAsync(workspace, workflowId, earlier, cancellationToken))
            {
                var edited = batch.Files.Where(file => file.AfterHash is not null && !refuted.ContainsKey(file.Path));
                edits._paths.UnionWith(edited.Select(file => file.Path));
            }
        }

        return edits;
    }

    /// <summary>Returns whether an earlier step's edit of a file keeps this one out.</summary>
    public bool Conflict(FileResult result) => result.AfterHash is not null && _paths.Contains(result.Path);

    /// <summary>Returns what a person is told of an edit that is kept out.</summary>
    public static Finding ToFinding() =>
        new(
            "conflicting-edit",
            "An earlier step edits this file too, and its edit stands; this step's edit was not kept. Run again.",
            1,
            "file"
        );
}

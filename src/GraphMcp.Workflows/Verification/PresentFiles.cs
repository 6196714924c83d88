using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Verification;

/// <summary>
/// The files of a shard as they are now. Remote storage is listed once for all of them, thousands in a call; a disk is asked for each, which costs less there.
/// </summary>
internal sealed class PresentFiles
{
    private readonly IFileSource _source;
    private readonly Dictionary<string, SourceFile> _listed = new(StringComparer.Ordinal);

    private PresentFiles(IFileSource source) => _source = source;

    /// <summary>Looks at the files of a shard.</summary>
    public static async Task<PresentFiles> OfAsync(WorkflowEnvironment environment, int shard, CancellationToken cancellationToken)
    {
        var files = new PresentFiles(environment.Source);
        if (environment.Source.ReadParallelism > 1)
        {
            try
            {
                await files.ListAsync(environment, ShardNumbers.PageOf(shard), cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Each file is asked for by itself then, and what is wrong with it is said of it.
            }
        }

        return files;
    }

    /// <summary>Returns a file as it is now, or null when it is gone.</summary>
    public ValueTask<SourceFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        _listed.TryGetValue(path, out var file) ? ValueTask.FromResult<SourceFile?>(file) : _source.FindAsync(path, cancellationToken);

    private async Task ListAsync(WorkflowEnvironment environment, int page, CancellationToken cancellationToken)
    {
        var planned = await PlanReader.ReadPageAsync(environment.Workspace, environment.WorkflowId, page, cancellationToken);
        var before =
            page == 0 ? null : await PlanReader.ReadPageAsync(environment.Workspace, environment.WorkflowId, page - 1, cancellationToken);
        // However many files have come since: no more are held than twice those of the page.
        var most = 2 * planned.Files;
        await foreach (var file in _source.EnumerateAsync(before?.NextCursor, cancellationToken))
        {
            _listed[file.Path] = file;
            if (file.Path == planned.NextCursor || _listed.Count >= most)
            {
                break;
            }
        }
    }
}

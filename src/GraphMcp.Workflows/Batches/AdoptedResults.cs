using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>The results of a batch's files that were taken over from another workflow, as far as they still hold.</summary>
internal sealed class AdoptedResults
{
    private const string TooLarge = "too-large";
    private readonly WorkflowEnvironment environment;
    private readonly Dictionary<string, FileResult> byPath;

    private AdoptedResults(WorkflowEnvironment environment, IEnumerable<FileResult> results)
    {
        this.environment = environment;
        byPath = results.ToDictionary(result => result.Path, StringComparer.Ordinal);
    }

    /// <summary>Reads what was taken over for a batch; nothing where the workflow has no parent.</summary>
    public static async Task<AdoptedResults> ReadAsync(
        WorkflowEnvironment environment,
        int shard,
        int batch,
        CancellationToken cancellationToken
    )
    {
        var path = WorkspacePaths.Adopted(environment.WorkflowId, shard, batch);
        var content = environment.Input.Lineage is null ? null : await environment.Workspace.ReadAsync(path, cancellationToken);
        return new AdoptedResults(environment, content is null ? [] : JsonLines.ReadAll<FileResult>(content));
    }

    /// <summary>Returns the result that a file has already; null with the file to process where it has none that holds.</summary>
    public async ValueTask<(FileResult? Result, PlannedFile File)> FindAsync(PlannedFile file, CancellationToken cancellationToken)
    {
        if (!byPath.TryGetValue(file.Path, out var result))
        {
            return (null, file);
        }

        return environment.Input.Lineage!.ChangedOnly ? await CheckAsync(file, result, cancellationToken) : (result, file);
    }

    /// <summary>What cannot be looked at is processed, which says what is wrong with it.</summary>
    private async Task<(FileResult? Result, PlannedFile File)> CheckAsync(
        PlannedFile file,
        FileResult result,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var now = await environment.Source.FindAsync(file.Path, cancellationToken);
            return now is null ? (null, file)
                : await IsUnchangedAsync(result, now, cancellationToken) ? (result, file)
                : (null, Renew(file, now));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, file);
        }
    }

    private async ValueTask<bool> IsUnchangedAsync(FileResult result, SourceFile now, CancellationToken cancellationToken)
    {
        if (now.Version == result.Version)
        {
            return true;
        }

        if (now.Size > environment.Input.Batches.MaxFileBytes)
        {
            return result.Error?.Code == TooLarge;
        }

        // What holds the edit already was changed by ourselves.
        return (result.ContentHash ?? result.BeforeHash) is { } processed
            && ContentHash.Of(await environment.Source.ReadAsync(result.Path, cancellationToken)) is { } hash
            && (hash == processed || hash == result.AfterHash);
    }

    private PlannedFile Renew(PlannedFile file, SourceFile now) =>
        file with
        {
            Size = now.Size,
            Version = now.Version,
            SkipReason = now.Size > environment.Input.Batches.MaxFileBytes ? TooLarge : null,
        };
}

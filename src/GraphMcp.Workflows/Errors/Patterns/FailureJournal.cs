using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>The patterns of each batch's failures, kept beside its result so that they are found without reading all results.</summary>
/// <remarks>An attempt writes its entry before it commits: every committed failure has one, and an entry counts only if its attempt committed.</remarks>
internal sealed class FailureJournal(IWorkspace workspace, string workflowId)
{
    /// <summary>Writes the entry of an attempt that is about to commit.</summary>
    public ValueTask WriteAsync(
        int shard,
        string batch,
        BatchResult header,
        IReadOnlyList<FileResult> files,
        CancellationToken cancellationToken
    )
    {
        var tally = new PatternTally();
        foreach (var file in files.Where(file => file is { State: FileState.Failed, Error: not null }))
        {
            tally.Add(PatternOf(file, header.BatchId));
        }

        var path = WorkspacePaths.BatchErrors(workflowId, shard, batch, header.Attempt);
        return workspace.WriteAsync(path, JsonLines.Write(tally.Patterns), cancellationToken);
    }

    /// <summary>Lists all entries, committed or not.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.Errors(workflowId), cancellationToken))
        {
            entries.Add(JournalEntry.Parse(path));
        }

        return entries;
    }

    /// <summary>Returns the patterns of an entry whose attempt committed its batch, else null.</summary>
    public async Task<IReadOnlyList<ErrorPattern>?> ReadCommittedAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var result = WorkspacePaths.Result(workflowId, entry.Shard, entry.Batch.ToString());
        await using var committed = await workspace.OpenReadAsync(result, cancellationToken);
        if (committed is null || (await JsonLines.ReadHeaderAsync<BatchResult>(committed, cancellationToken)).Attempt != entry.Attempt)
        {
            return null;
        }

        return await workspace.ReadAsync(entry.Path, cancellationToken) is { } content ? JsonLines.ReadAll<ErrorPattern>(content) : null;
    }

    private static ErrorPattern PatternOf(FileResult file, string batchId)
    {
        var error = file.Error!;
        var message = SafeMessage.Of(error.Message);
        return new ErrorPattern(
            error.Code,
            error.Class,
            error.Type,
            MessageShape.Of(error.Message),
            Count: 1,
            error.At,
            error.At,
            error.Resolution,
            [new ErrorExample(file.Path, batchId, message, error.At)]
        );
    }
}

using System.Text;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>The batches of one shard: its page of the plan beside its committed results.</summary>
internal sealed class ShardReading
{
    private readonly IWorkspace workspace;
    private readonly string workflowId;
    private readonly string stepId;
    private readonly ILookup<int, (BatchName Name, string Path)> results;

    private ShardReading(
        IWorkspace workspace,
        string workflowId,
        int shard,
        string stepId,
        PlanPage page,
        IEnumerable<(BatchName Name, string Path)> results
    )
    {
        (this.workspace, this.workflowId, Shard, this.stepId, Page) = (workspace, workflowId, shard, stepId, page);
        this.results = results.ToLookup(result => result.Name.Batch);
    }

    public int Shard { get; }

    public PlanPage Page { get; }

    /// <summary>Lists the results of a shard.</summary>
    public static async Task<ShardReading> OpenAsync(
        IWorkspace workspace,
        string workflowId,
        int shard,
        string stepId,
        PlanPage page,
        CancellationToken cancellationToken
    )
    {
        var listed = new List<(BatchName Name, string Path)>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.ShardResults(workflowId, shard), cancellationToken))
        {
            listed.Add((BatchName.Parse(path), path));
        }

        return new ShardReading(workspace, workflowId, shard, stepId, page, listed);
    }

    /// <summary>Returns what the plan and the results say of a batch; of a result only its first line is read.</summary>
    public async Task<BatchListItem> ReadAsync(PlannedBatch planned, CancellationToken cancellationToken)
    {
        var item = new BatchListItem(
            new BatchAddress(workflowId, Shard, planned.Number).ToString(),
            Shard,
            planned.Number,
            stepId,
            planned.SourceType,
            BatchState.Planned,
            planned.Files,
            planned.Bytes
        );
        var headers = new List<BatchResult>();
        foreach (var path in ResultsOf(planned.Number))
        {
            headers.Add(await ReadHeaderAsync(path, cancellationToken));
        }

        return item.With(headers, WorkspacePaths.ShardResults(workflowId, Shard));
    }

    /// <summary>Returns the files of a batch that failed.</summary>
    public async Task<IReadOnlyList<BatchFileFailure>> ReadFailuresAsync(int batch, CancellationToken cancellationToken)
    {
        var failures = new List<BatchFileFailure>();
        foreach (var path in ResultsOf(batch))
        {
            var content = await workspace.ReadAsync(path, cancellationToken) ?? [];
            var failed = JsonLines.ReadLines<FileResult>(content).Where(file => file.State == FileState.Failed);
            failures.AddRange(failed.Select(file => new BatchFileFailure(file.Path, file.Error)));
        }

        return [.. failures.Take(BatchDetails.MostFailures)];
    }

    /// <summary>The results that count: those of a part only where no larger one covers it.</summary>
    private IEnumerable<string> ResultsOf(int batch) =>
        results[batch]
            .Where(result => !results[batch].Any(other => other.Name.Covers(result.Name)))
            .OrderBy(result => result.Name.From ?? 0)
            .Select(result => result.Path);

    private async Task<BatchResult> ReadHeaderAsync(string path, CancellationToken cancellationToken)
    {
        await using var content =
            await workspace.OpenReadAsync(path, cancellationToken)
            ?? throw new InvalidOperationException($"The result {path} has vanished from the workspace.");
        using var reader = new StreamReader(content, Encoding.UTF8);
        var line = await reader.ReadLineAsync(cancellationToken) ?? "";
        return JsonLines.ReadHeader<BatchResult>(Encoding.UTF8.GetBytes(line));
    }
}

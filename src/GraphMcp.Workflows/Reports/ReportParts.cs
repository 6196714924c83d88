using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>The parts of one reporting in the workspace; a shard's counts are written last and so mean that its other parts are there.</summary>
internal sealed class ReportParts(IWorkspace workspace, ReportRequest request)
{
    /// <summary>The rows of report.json.</summary>
    public const string JsonFiles = "files.json";

    /// <summary>The rows of report.md with findings.</summary>
    public const string MarkdownFindings = "findings.md";

    /// <summary>The rows of report.md with edits.</summary>
    public const string MarkdownChanges = "changes.md";

    /// <summary>The findings in report.html.</summary>
    public const string HtmlFindings = "findings.html";

    /// <summary>The files in report.html.</summary>
    public const string HtmlFiles = "files.html";

    /// <summary>The files as writers get them.</summary>
    public const string Files = "files.jsonl";

    /// <summary>The edits.</summary>
    public const string Patch = "patch";

    /// <summary>Returns a shard's counts, or null when its parts are not all there yet.</summary>
    public async Task<ShardTotals?> FindTotalsAsync(int shard, CancellationToken cancellationToken) =>
        await workspace.ReadAsync(Name(shard, "totals.json"), cancellationToken) is { } content
            ? JsonSerializer.Deserialize<ShardTotals>(content, WorkflowJson.Compact)
            : null;

    /// <summary>Returns the counts of all shards.</summary>
    /// <exception cref="WorkflowException">A shard's parts are not there.</exception>
    public async Task<ShardTotals> SumTotalsAsync(CancellationToken cancellationToken)
    {
        var sum = new ShardTotals(0, 0);
        foreach (var shard in request.Shards)
        {
            sum.Add(await FindTotalsAsync(shard, cancellationToken) ?? throw Lost($"part {shard} of report {request.ReportId}"));
        }

        return sum;
    }

    /// <summary>Commits a shard's parts.</summary>
    public async Task CommitAsync(int shard, ShardTotals totals, CancellationToken cancellationToken) =>
        await workspace.CreateAsync(
            Name(shard, "totals.json"),
            JsonSerializer.SerializeToUtf8Bytes(totals, WorkflowJson.Compact),
            cancellationToken
        );

    /// <summary>Writes a part.</summary>
    public async Task WriteAsync(
        int shard,
        string part,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    ) => await workspace.WriteAsync(Name(shard, part), write, ownerOnly: true, cancellationToken);

    /// <summary>Copies a part of every shard, one behind the other, with what stands between two that are not empty.</summary>
    public async Task CopyAllAsync(string part, Stream target, ReadOnlyMemory<byte> between, CancellationToken cancellationToken)
    {
        var isFirst = true;
        var start = new byte[1];
        foreach (var shard in request.Shards)
        {
            await using var content = await OpenAsync(shard, part, cancellationToken);
            // Whether it is empty shows when it is read: a stream from remote storage does not know its length.
            if (await content.ReadAsync(start, cancellationToken) == 0)
            {
                continue;
            }

            await target.WriteAsync(isFirst ? default : between, cancellationToken);
            await target.WriteAsync(start, cancellationToken);
            await content.CopyToAsync(target, cancellationToken);
            isFirst = false;
        }
    }

    /// <summary>Writes a shard's files as writers get them.</summary>
    public static async Task WriteFilesAsync(
        Stream part,
        IReadOnlyList<ReportedFile> files,
        string step,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in files)
        {
            await JsonSerializer.SerializeAsync(part, ReportFile.Of(file, step), WorkflowJson.Compact, cancellationToken);
            await part.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    /// <summary>Reads the files of all shards as writers get them, one at a time.</summary>
    public async IAsyncEnumerable<ReportFile> ReadFilesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var shard in request.Shards)
        {
            using var lines = new StreamReader(await OpenAsync(shard, Files, cancellationToken));
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                yield return JsonSerializer.Deserialize<ReportFile>(line, WorkflowJson.Compact)!;
            }
        }
    }

    /// <summary>Opens a part.</summary>
    /// <exception cref="WorkflowException">It is not there.</exception>
    public async Task<Stream> OpenAsync(int shard, string part, CancellationToken cancellationToken) =>
        await workspace.OpenReadAsync(Name(shard, part), cancellationToken) ?? throw Lost(Name(shard, part));

    private string Name(int shard, string part) =>
        $"{WorkspacePaths.ReportParts(request.WorkflowId, request.ReportId)}/{WorkspacePaths.Number(shard)}.{part}";

    private WorkflowException Lost(string what) =>
        new($"The {what} is not in the workspace.", new WorkflowErrorContext { WorkflowId = request.WorkflowId });
}

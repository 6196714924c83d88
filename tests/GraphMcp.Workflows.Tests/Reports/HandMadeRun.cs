using System.Globalization;
using System.Text;
using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Tests.Reports;

/// <summary>A run's files in a workspace, written by hand: what plan, batches, verification and application would have committed.</summary>
internal sealed class HandMadeRun(IWorkspace workspace, string output)
{
    private const string Id = "run-1";

    private int _shards;

    public ReportRequest Request(
        string reportId = "final",
        DateTimeOffset? finishedAt = null,
        WorkflowRunState state = WorkflowRunState.Succeeded
    ) =>
        new(
            Id,
            "decommission",
            new Dictionary<string, JsonElement>(StringComparer.Ordinal)
            {
                ["removeComments"] = JsonSerializer.SerializeToElement(false),
                ["database"] = JsonSerializer.SerializeToElement("postgres_air"),
            },
            state,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            finishedAt,
            _shards,
            output,
            reportId
        );

    public static DateTimeOffset Finished { get; } = new(2026, 1, 2, 3, 5, 9, TimeSpan.Zero);

    /// <summary>Adds a shard whose batches have these files; a null batch was planned with some files but has no result.</summary>
    public async Task<int> AddShardAsync(params FileResult[]?[] batches)
    {
        const int plannedInOpenBatch = 3;
        var shard = _shards++;
        var planned = batches.Select(
            (files, number) =>
                new PlannedBatch(number, SourceType.Unknown, files?.Length ?? plannedInOpenBatch, files?.Sum(f => f.Size) ?? 0)
        );
        var page = new PlanPage(
            shard,
            "a1",
            [.. planned],
            planned.Sum(b => b.Files),
            0,
            NextCursor: null,
            new Dictionary<SourceType, int>()
        );
        await WriteAsync(WorkspacePaths.PlanPage(Id, shard), JsonSerializer.Serialize(page, WorkflowJson.Compact));
        foreach (var (number, files) in batches.Index())
        {
            if (files is not null)
            {
                await AddResultAsync(shard, WorkspacePaths.Number(number), files);
            }
        }

        return shard;
    }

    /// <summary>Adds a committed result under a batch's name, or under that of a part of one.</summary>
    public Task AddResultAsync(int shard, string batch, params FileResult[] files)
    {
        var path = WorkspacePaths.Result(Id, shard, batch);
        var header = new BatchResult($"{Id}/{shard}/{batch}", 1, files.Length, 0, 0, 0, 0, 0, 0, 0, path);
        return WriteAsync(path, Lines(header, files));
    }

    public Task AddVerifiedAsync(int shard, params FileAddendum[] addenda) =>
        WriteAsync(WorkspacePaths.Verified(Id, shard), Lines(new { Shard = shard }, addenda));

    public Task AddAppliedAsync(int shard, params FileAddendum[] addenda) =>
        WriteAsync(WorkspacePaths.Applied(Id, shard), Lines(new { Shard = shard }, addenda));

    /// <summary>Stages an edit's diff and returns the file's result.</summary>
    public async Task<FileResult> EditedAsync(FileResult file, string before, string after, int removed = 1, int annotated = 0)
    {
        var diff = UnifiedDiff.Create(file.Path, Encoding.Latin1.GetBytes(before), Encoding.Latin1.GetBytes(after));
        var edited = file with
        {
            Change = new FileChange("yaml-entry", 0, removed, removed, annotated),
            BeforeHash = Hash(before),
            AfterHash = Hash(after),
        };
        await workspace.WriteAsync(
            WorkspacePaths.StagedDiff(Id, file.Path, edited.BeforeHash, edited.AfterHash),
            diff,
            TestContext.Current.CancellationToken
        );
        return edited;
    }

    public static FileResult File(string path, SourceType type = SourceType.Config, params Reference[] references) =>
        new()
        {
            Path = path,
            Size = 10,
            Version = "1",
            State = FileState.Processed,
            Classification = new SourceClassification(type, "yaml", Language: null, 0.9, "extension"),
            References = references,
        };

    public static Reference At(
        int line,
        string context,
        string text = "postgres_air",
        ReferenceTier tier = ReferenceTier.Exact,
        bool active = true
    ) =>
        new(
            line,
            context.IndexOf(text, StringComparison.Ordinal) + 1,
            text.Length,
            ReferenceKind.MappingEntry,
            tier,
            0.95,
            text,
            context,
            active,
            line * 10
        );

    private static string Hash(string content) => content.Length.ToString("x64", CultureInfo.InvariantCulture);

    private static string Lines<THeader, TLine>(THeader header, IEnumerable<TLine> lines) =>
        JsonSerializer.Serialize(header, WorkflowJson.Compact)
        + "\n"
        + string.Concat(lines.Select(line => JsonSerializer.Serialize(line, WorkflowJson.Compact) + "\n"));

    private Task WriteAsync(string path, string content) =>
        workspace.WriteAsync(path, Encoding.UTF8.GetBytes(content), TestContext.Current.CancellationToken).AsTask();
}

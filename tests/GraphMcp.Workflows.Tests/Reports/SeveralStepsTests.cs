using System.Text.Json;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Reports;
using static GraphMcp.Workflows.Tests.Reports.HandMadeRun;

namespace GraphMcp.Workflows.Tests.Reports;

public sealed class SeveralStepsTests : IDisposable
{
    private static readonly ReportStep[] Two = [new(0, "scan"), new(1, "edit")];

    private readonly ReportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AssembleAsync_TwoSteps_BothReportOnAFileAndAreNamed()
    {
        await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air")), File("b")]);
        var edited = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n", "");
        await _folder.Run.AddResultAsync(ShardNumbers.Of(1, 0), "00000", edited, File("b"));

        var totals = await BuildAsync(Two);

        Assert.Equal(
            (4, 4, 2, 2, 1, 1),
            (totals.Files, totals.Processed, totals.Batches, totals.References, totals.RemovedReferences, totals.ChangedFiles)
        );
        Assert.Equal([("a", "scan"), ("a", "edit")], Rows());
        Assert.Contains("| `a` (edit) | yaml\\-entry |", _folder.Text("report.md"), StringComparison.Ordinal);
        var html = _folder.Text("report.html");
        Assert.Contains("<span class=\"type\">scan</span>", html, StringComparison.Ordinal);
        var anchors = html.Split("id=\"f").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToArray();
        Assert.Equal(anchors.Distinct(StringComparer.Ordinal), anchors);
    }

    [Fact]
    public async Task AssembleAsync_OneStep_NamesNone()
    {
        await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))]);

        await BuildAsync([new ReportStep(0, "only-step")]);

        foreach (var name in new[] { "report.json", "report.md", "report.html" })
        {
            Assert.DoesNotContain("only-step", _folder.Text(name).Replace("only\\-step", "only-step", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AssembleAsync_TwoStepsOverTwoPages_RowsAreByPageAndThenByStep()
    {
        foreach (var (page, path) in new[] { "a", "b" }.Index())
        {
            await _folder.Run.AddShardAsync([File(path, references: At(1, "postgres_air"))]);
            await _folder.Run.AddResultAsync(ShardNumbers.Of(1, page), "00000", File(path, references: At(1, "postgres_air")));
        }

        await BuildAsync(Two);

        Assert.Equal([("a", "scan"), ("a", "edit"), ("b", "scan"), ("b", "edit")], Rows());
    }

    [Fact]
    public async Task AssembleAsync_StepThatDidNotRun_ItsFilesArePlannedOnly()
    {
        await _folder.Run.AddShardAsync([File("a"), File("b")]);

        var totals = await BuildAsync(Two);

        Assert.Equal((4, 2), (totals.Files, totals.Processed));
        Assert.Contains("2 of 4 planned files have not been processed", _folder.Text("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssembleAsync_StepLeftOutByItsCondition_IsNotCounted()
    {
        await _folder.Run.AddShardAsync(null, null);
        await _folder.Run.AddResultAsync(ShardNumbers.Of(1, 0), "00000", File("a"), File("b"), File("c"));
        await _folder.Run.AddResultAsync(ShardNumbers.Of(1, 0), "00001", File("d"), File("e"), File("f"));

        var totals = await BuildAsync([new ReportStep(1, "edit")]);

        Assert.Equal((6, 6), (totals.Files, totals.Processed));
    }

    [Fact]
    public async Task AssembleAsync_TwoStepsEditAFile_TheFirstStandsAndTheOtherIsAFinding()
    {
        var first = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n22\n", "22\n");
        var later = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n22\n", "1\n");
        var other = await _folder.Run.EditedAsync(File("b", references: At(1, "postgres_air")), "3\n", "");
        await _folder.Run.AddShardAsync([first, File("b")]);
        await _folder.Run.AddResultAsync(ShardNumbers.Of(1, 0), "00000", later, other);

        var totals = await BuildAsync(Two);

        Assert.Equal((2, 2, 1), (totals.ChangedFiles, totals.RemovedReferences, totals.Findings));
        Assert.Equal("--- a/a\n+++ b/a\n@@ -1,2 +1 @@\n-1\n 22\n--- a/b\n+++ b/b\n@@ -1 +0,0 @@\n-3\n", _folder.Text("changes.patch"));
        var conflict = Assert.Single(Files(), file => file.GetProperty("findings").GetArrayLength() > 0);
        Assert.Equal(("a", "edit"), (conflict.GetProperty("path").GetString(), conflict.GetProperty("step").GetString()));
        Assert.Equal("conflicting-edit", conflict.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, conflict.GetProperty("change").ValueKind);
    }

    [Fact]
    public async Task AssembleAsync_FirstEditIsRefuted_TheLaterOneStands()
    {
        var first = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n22\n", "22\n");
        var later = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n22\n", "1\n");
        await _folder.Run.AddShardAsync([first]);
        await _folder.Run.AddResultAsync(ShardNumbers.Of(1, 0), "00000", later);
        await _folder.Run.AddVerifiedAsync(0, new FileAddendum("a", [new Finding("does-not-parse", "It would not parse.", 1, "file")]));

        await BuildAsync(Two);

        Assert.Equal("--- a/a\n+++ b/a\n@@ -1,2 +1 @@\n 1\n-22\n", _folder.Text("changes.patch"));
        Assert.DoesNotContain("conflicting-edit", _folder.Text("report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssembleAsync_Applied_TheConflictIsToldOnce()
    {
        var first = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n22\n", "22\n");
        var later = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n22\n", "1\n");
        await _folder.Run.AddShardAsync([first]);
        await _folder.Run.AddResultAsync(ShardNumbers.Of(1, 0), "00000", later);
        await _folder.Run.AddAppliedAsync(0, new FileAddendum("a", [], Applied: true));
        await _folder.Run.AddAppliedAsync(ShardNumbers.Of(1, 0), new FileAddendum("a", [], Applied: false));

        var totals = await BuildAsync(Two);

        Assert.Equal((1, 1), (totals.ChangedFiles, totals.Findings));
    }

    [Fact]
    public async Task AssembleAsync_Lineage_IsInEveryReport()
    {
        await _folder.Run.AddShardAsync([File("a")]);
        var lineage = new WorkflowLineage(LineageKind.Redrive, "run-0");

        await _folder.BuildAsync(_folder.Run.Request(finishedAt: Finished) with { Lineage = lineage });

        Assert.Equal("run-0", _folder.Json().GetProperty("lineage").GetProperty("parentId").GetString());
        Assert.Equal("redrive", _folder.Json().GetProperty("lineage").GetProperty("kind").GetString());
        Assert.Contains("- redrive of: `run-0`\n", _folder.Text("report.md"), StringComparison.Ordinal);
        Assert.Contains("<dt>redrive of</dt><dd>run-0</dd>", _folder.Text("report.html"), StringComparison.Ordinal);
    }

    private Task<ReportTotals> BuildAsync(IReadOnlyList<ReportStep> steps) =>
        _folder.BuildAsync(_folder.Run.Request(finishedAt: Finished) with { Steps = steps });

    private JsonElement[] Files() => [.. _folder.Json().GetProperty("files").EnumerateArray()];

    private (string?, string?)[] Rows() =>
        [.. Files().Select(file => (file.GetProperty("path").GetString(), file.GetProperty("step").GetString()))];
}

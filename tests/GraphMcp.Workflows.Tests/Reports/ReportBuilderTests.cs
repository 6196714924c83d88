using System.Text;
using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using static GraphMcp.Workflows.Tests.Reports.HandMadeRun;

namespace GraphMcp.Workflows.Tests.Reports;

public sealed class ReportBuilderTests : IDisposable
{
    private readonly ReportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AssembleAsync_SmallRun_JsonIsExactlyTheAgreedShape()
    {
        var edited = await _folder.Run.EditedAsync(File("a.yaml", references: At(3, "db: postgres_air")), "db: postgres_air\n", "");
        var failed = File("b.yaml") with { State = FileState.Failed, Error = new FileError("unreadable", "It cannot be read.") };
        var found = File(
            "c/d.md",
            SourceType.Documentation,
            At(1, "the postgres_air dump", tier: ReferenceTier.Possible, active: false)
        ) with
        {
            Findings = [new Finding("possible", "Is it the database?", 1, "mappingEntry")],
        };
        await _folder.Run.AddShardAsync([edited, failed], [File("c/clean.md"), found]);
        await _folder.BuildAsync();
        Assert.Equal(
            """
            {
              "workflowId": "run-1",
              "template": "decommission",
              "parameters": {
                "database": "postgres_air",
                "removeComments": false
              },
              "state": "Succeeded",
              "startedAt": "2026-01-02T03:04:05+00:00",
              "finishedAt": "2026-01-02T03:05:09+00:00",
              "totals": {
                "files": 4,
                "batches": 2,
                "processed": 3,
                "skipped": 0,
                "failed": 1,
                "matchedFiles": 1,
                "references": 1,
                "possibleReferences": 1,
                "changedFiles": 1,
                "removedReferences": 1,
                "annotatedReferences": 0,
                "findings": 1
              },
              "files": [
                {"path":"a.yaml","sourceType":"config","confidence":0.9,"state":"processed","references":[{"line":3,"column":5,"length":12,"kind":"mappingEntry","tier":"exact","confidence":0.95,"text":"postgres_air"}],"change":{"strategy":"yaml-entry","linesAdded":0,"linesRemoved":1},"findings":[],"error":null},
                {"path":"b.yaml","sourceType":"config","confidence":0.9,"state":"failed","references":[],"change":null,"findings":[],"error":{"code":"unreadable","message":"It cannot be read."}},
                {"path":"c/d.md","sourceType":"documentation","confidence":0.9,"state":"processed","references":[{"line":1,"column":5,"length":12,"kind":"mappingEntry","tier":"possible","confidence":0.95,"text":"postgres_air"}],"change":null,"findings":[{"code":"possible","message":"Is it the database?","line":1,"kind":"mappingEntry"}],"error":null}
              ]
            }

            """,
            _folder.Text("report.json")
        );
    }

    [Fact]
    public async Task AssembleAsync_NothingListed_FilesIsEmpty()
    {
        await _folder.Run.AddShardAsync([File("a")]);
        await _folder.Run.AddShardAsync([File("b")]);
        await _folder.BuildAsync();
        Assert.Empty(_folder.Json().GetProperty("files").EnumerateArray());
        Assert.Empty(_folder.Text("changes.patch"));
    }

    [Fact]
    public async Task AssembleAsync_ManyShards_TotalsBalanceAndFilesAreInOrder()
    {
        string[][] paths =
        [
            ["b", "a-b", "a/x"],
            ["c", "B2", "c/d"],
            ["é", "z"],
        ];
        foreach (var shard in paths)
        {
            var files = shard.Select(path => File(path, references: [At(1, "postgres_air"), At(2, "postgres_air")])).ToArray();
            files[0] = files[0] with { State = FileState.Skipped, References = [], Error = new FileError("binary", "It is binary.") };
            files[1] = await _folder.Run.EditedAsync(files[1], "1\n2\n3\n", "3\n", removed: 1, annotated: 1);
            await _folder.Run.AddShardAsync(files[1..], files[..1]);
        }

        var totals = await _folder.BuildAsync();
        Assert.Equal(8, totals.Files);
        Assert.Equal(6, totals.Batches);
        Assert.Equal((5, 3, 0), (totals.Processed, totals.Skipped, totals.Failed));
        Assert.Equal(
            (5, 10, 3, 3, 3),
            (totals.MatchedFiles, totals.References, totals.ChangedFiles, totals.RemovedReferences, totals.AnnotatedReferences)
        );
        Assert.Equal(["a-b", "a/x", "B2", "c/d", "z"], Listed());
    }

    [Fact]
    public async Task BuildPartAsync_SplitBatch_PartsCountOnlyWhereTheWholeIsAbsent()
    {
        var shard = await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))], null);
        await _folder.Run.AddResultAsync(shard, "00000.000-000", File("a"), File("never"));
        await _folder.Run.AddResultAsync(shard, "00001.002-002", File("d", references: At(1, "postgres_air")));
        await _folder.Run.AddResultAsync(shard, "00001.000-001", File("b", references: At(1, "postgres_air")), File("c"));
        var totals = await _folder.BuildAsync();
        Assert.Equal(["a", "b", "d"], Listed());
        Assert.Equal((4, 4), (totals.Files, totals.Processed));
    }

    [Fact]
    public async Task AssembleAsync_Paused_UnprocessedFilesArePlannedOnlyAndTheReportsSaySo()
    {
        await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))], null);
        await _folder.Run.AddShardAsync([null]);
        var totals = await _folder.BuildAsync(_folder.Run.Request(state: WorkflowRunState.Paused));
        Assert.Equal((7, 1), (totals.Files, totals.Processed));
        Assert.Equal(JsonValueKind.Null, _folder.Json().GetProperty("finishedAt").ValueKind);
        Assert.Equal("Paused", _folder.Json().GetProperty("state").GetString());
        const string missing = "This is a partial report: the workflow is paused, and 6 of 7 planned files have not been processed yet.";
        Assert.Contains($"> {missing}\n", _folder.Text("report.md"), StringComparison.Ordinal);
        Assert.Contains(missing, _folder.Text("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssembleAsync_VerificationRefutesAnEdit_ItIsAFindingAndNoChange()
    {
        var refuted = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n", "");
        var stands = await _folder.Run.EditedAsync(File("b", references: At(1, "postgres_air")), "2\n", "");
        var shard = await _folder.Run.AddShardAsync([refuted, stands, File("c")]);
        await _folder.Run.AddVerifiedAsync(
            shard,
            new FileAddendum("a", [new Finding("does-not-parse", "It would not parse.", 1, "file")]),
            new FileAddendum("c", [new Finding("changed-since-scan", "It changed.", 4, "other")])
        );
        var totals = await _folder.BuildAsync();
        Assert.Equal(
            (2, 1, 1, 2, 2),
            (totals.References, totals.RemovedReferences, totals.ChangedFiles, totals.Findings, totals.FilesWithFindings)
        );
        var files = _folder.Json().GetProperty("files").EnumerateArray().ToArray();
        Assert.Equal(["a", "b", "c"], Listed());
        Assert.Equal(JsonValueKind.Null, files[0].GetProperty("change").ValueKind);
        Assert.Equal("does-not-parse", files[0].GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal("changed-since-scan", files[2].GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.DoesNotContain("a/a", _folder.Text("changes.patch"), StringComparison.Ordinal);
        Assert.Contains("--- a/b\n", _folder.Text("changes.patch"), StringComparison.Ordinal);
        Assert.Contains("The edit was not kept", _folder.Text("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssembleAsync_Applied_TheEditThatCouldNotBeIsLeftOut()
    {
        var done = await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n", "");
        var changed = await _folder.Run.EditedAsync(File("b", references: At(1, "postgres_air")), "2\n", "");
        var shard = await _folder.Run.AddShardAsync([done, changed]);
        await _folder.Run.AddAppliedAsync(
            shard,
            new FileAddendum("a", [], Applied: true),
            new FileAddendum("b", [new Finding("changed-meanwhile", "It changed.", 1, "file")], Applied: false)
        );
        var totals = await _folder.BuildAsync();
        Assert.Equal((1, 1, 1), (totals.ChangedFiles, totals.RemovedReferences, totals.Findings));
        Assert.Equal("--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-1\n", _folder.Text("changes.patch"));
        Assert.Contains("applied to the source", _folder.Text("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssembleAsync_Patch_GitApplyTurnsTheSourceIntoTheEditedFiles()
    {
        (string Path, string Before, string After)[] edits =
        [
            ("dir/crlf.ini", "a=1\r\nb=postgres_air\r\nc=3", "a=1\r\nc=3"),
            ("latin \u00e9.txt", "caf\u00e9\npostgres_air\n", "caf\u00e9\n"),
            ("z.sql", "\u00ef\u00bb\u00bfDROP postgres_air;\n", "\u00ef\u00bb\u00bf"),
        ];
        using var repository = new TempRepository();
        var root = Path.Combine(repository.Root, "sub folder");
        foreach (var (path, before, after) in edits)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            await System.IO.File.WriteAllBytesAsync(
                Path.Combine(root, path),
                Encoding.Latin1.GetBytes(before),
                TestContext.Current.CancellationToken
            );
            await _folder.Run.AddShardAsync([await _folder.Run.EditedAsync(File(path, references: At(1, "postgres_air")), before, after)]);
        }

        await _folder.BuildAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(_folder["changes.patch"]));
        TempRepository.Git(root, "apply", _folder["changes.patch"]);
        Assert.All(
            edits,
            edit => Assert.Equal(Encoding.Latin1.GetBytes(edit.After), System.IO.File.ReadAllBytes(Path.Combine(root, edit.Path)))
        );
    }

    [Fact]
    public async Task BuildAsync_Twice_SameBytes()
    {
        await _folder.Run.AddShardAsync(
            [await _folder.Run.EditedAsync(File("b", references: At(1, "postgres_air")), "1\n", "2\n")],
            [File("a", references: At(1, "postgres_air"))]
        );
        string[] names = ["report.json", "report.md", "report.html", "changes.patch"];
        await _folder.BuildAsync(_folder.Run.Request("one", Finished));
        var first = names.Select(_folder.Text).ToArray();
        await _folder.BuildAsync(_folder.Run.Request("two", Finished));
        Assert.Equal(first, names.Select(_folder.Text));
    }

    [Theory]
    [InlineData(WorkflowRunState.Succeeded, true)]
    [InlineData(WorkflowRunState.PartiallySucceeded, true)]
    [InlineData(WorkflowRunState.Failed, false)]
    [InlineData(WorkflowRunState.Stopped, false)]
    [InlineData(WorkflowRunState.Paused, false)]
    public async Task BuildAsync_OverAnEarlierRun_LeavesTheMarkOfACompletedWorkflowOnly(WorkflowRunState state, bool isMarked)
    {
        await System.IO.File.WriteAllTextAsync(_folder["_SUCCESS.json"], "earlier", TestContext.Current.CancellationToken);
        await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))]);

        await _folder.BuildAsync(_folder.Run.Request(finishedAt: Finished) with { State = state });

        Assert.Equal(isMarked, System.IO.File.Exists(_folder["_SUCCESS.json"]));
        if (isMarked)
        {
            var mark = JsonDocument.Parse(_folder.Text("_SUCCESS.json")).RootElement;
            Assert.Equal(
                (state.ToString(), 1),
                (mark.GetProperty("state").GetString(), mark.GetProperty("totals").GetProperty("references").GetInt32())
            );
            Assert.Contains("report.json", mark.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
        }
    }

    [Fact]
    public async Task BuildPartAsync_PartIsThere_IsNotBuiltAgain()
    {
        var shard = await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))]);
        var request = _folder.Run.Request(finishedAt: Finished);
        await _folder.Builder.BuildPartAsync(_folder.Workspace, request, shard, TestContext.Current.CancellationToken);
        await _folder.Workspace.DeleteAsync("results", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await _folder.BuildAsync(request)).References);
        Assert.Equal(["a"], Listed());
    }

    [Fact]
    public async Task AssembleAsync_PartIsNotThere_IsAnErrorThatSaysSo()
    {
        await _folder.Run.AddShardAsync([File("a")]);
        var error = await Assert.ThrowsAsync<WorkflowException>(() =>
            _folder.Builder.AssembleAsync(_folder.Workspace, _folder.Run.Request(), TestContext.Current.CancellationToken)
        );
        Assert.Contains("part 0", error.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(_folder["report.json"]));
    }

    private string[] Listed() =>
        [.. _folder.Json().GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
}

using System.Text.Json.Nodes;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Reports;
using static GraphMcp.Workflows.Tests.Reports.HandMadeRun;

namespace GraphMcp.Workflows.Tests.Reports.Writers;

public sealed class SarifReportWriterTests : IDisposable
{
    private readonly ReportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_MixedRun_LevelsSayWhatBecameOfEachReference()
    {
        var edited = await _folder.Run.EditedAsync(
            File("a b/ä.yaml", references: [At(1, "x: postgres_air"), At(2, "'postgres_air'"), At(3, "# postgres_air", active: false)]),
            "1\n",
            ""
        );
        var left = new Finding("no-safe-edit", "'postgres_air' is left.", 2, "mappingEntry");
        var comment = new Finding("comment", "'postgres_air' is left.", 3, "mappingEntry");
        await _folder.Run.AddShardAsync([
            edited with
            {
                Findings = [left, comment],
            },
            File("b", references: At(4, "postgres_air", tier: ReferenceTier.Possible, active: false)),
            File("c", SourceType.Documentation, At(5, "postgres_air"), At(6, "postgres_air", active: false)),
        ]);

        var run = await RunAsync();

        Assert.Equal(
            [
                ("note", "edited", null),
                ("error", "forPerson", "no-safe-edit"),
                ("warning", "forPerson", "comment"),
                ("warning", "possible", null),
                ("error", "untouched", null),
                ("note", "untouched", null),
            ],
            Results(run).Select(result => (Level(result), Property(result, "outcome"), Property(result, "finding")))
        );
        var place = Results(run)[0]["locations"]![0]!["physicalLocation"]!;
        Assert.Equal(
            """{"artifactLocation":{"uri":"a%20b/%C3%A4.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":1,"startColumn":4,"endColumn":16,"snippet":{"text":"postgres_air"}},"contextRegion":{"startLine":1,"snippet":{"text":"x: postgres_air"}}}""",
            place.ToJsonString()
        );
    }

    [Fact]
    public async Task WriteAsync_FileThatFailed_IsANotification()
    {
        await _folder.Run.AddShardAsync([
            File("a") with
            {
                State = FileState.Failed,
                Error = new FileError("unreadable", "It cannot be read."),
            },
        ]);

        var run = await RunAsync();

        var notification = Assert.Single(run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray())!;
        Assert.Equal(
            ("unreadable", "It cannot be read."),
            ((string?)notification["descriptor"]!["id"], (string?)notification["message"]!["text"])
        );
        Assert.Empty(Results(run));
    }

    [Fact]
    public async Task WriteAsync_FindingOfAFile_IsAResultOfItsOwn()
    {
        var shard = await _folder.Run.AddShardAsync([
            await _folder.Run.EditedAsync(File("a", references: At(1, "postgres_air")), "1\n", ""),
        ]);
        await _folder.Run.AddVerifiedAsync(shard, new FileAddendum("a", [new Finding("does-not-parse", "It would not parse.", 1, "file")]));

        var run = await RunAsync();

        Assert.Equal(
            [("reference/mappingEntry", "error"), ("finding/file", "error")],
            Results(run).Select(result => ((string?)result["ruleId"], Level(result)))
        );
        Assert.Null(Results(run)[1]["locations"]![0]!["physicalLocation"]!["region"]);
    }

    [Fact]
    public async Task WriteAsync_ReferenceInAPath_IsAtTheFile()
    {
        var inPath = new Reference(1, 3, 12, ReferenceKind.Path, ReferenceTier.Exact, 1, "postgres_air", "", IsActive: false, -1);
        await _folder.Run.AddShardAsync([File("x/postgres_air", references: inPath)]);

        var place = Results(await RunAsync())[0]["locations"]![0]!["physicalLocation"]!.AsObject();

        Assert.Equal(["artifactLocation"], place.Select(property => property.Key));
    }

    [Fact]
    public async Task WriteAsync_LineMoves_FingerprintStaysAndTheLikeDiffer()
    {
        await _folder.Run.AddShardAsync([File("a", references: [At(1, "x postgres_air"), At(2, "x postgres_air")])]);
        var before = Fingerprints(await RunAsync());
        using var other = new ReportFolder();
        await other.Run.AddShardAsync([File("a", references: [At(11, "x postgres_air"), At(12, "x postgres_air")])]);
        await other.BuildAsync();

        Assert.Equal(before, Fingerprints(Run(other)));
        Assert.NotEqual(before[0], before[1]);
    }

    [Fact]
    public async Task WriteAsync_Source_IsTheBaseWithoutItsSecrets()
    {
        await _folder.Run.AddShardAsync([File("a")]);

        await _folder.BuildAsync(_folder.Run.Request(finishedAt: Finished) with { SourceUri = "file:///my%20tree" });
        var folder = Run(_folder)["originalUriBaseIds"]!["%SRCROOT%"]!;
        await _folder.BuildAsync(_folder.Run.Request("again", Finished) with { SourceUri = "https://user:pw@host/x?sig=abc" });
        var other = _folder.Text("references.sarif");

        Assert.Equal("file:///my%20tree/", (string?)folder["uri"]);
        Assert.DoesNotContain("pw@", other, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", other, StringComparison.Ordinal);
    }

    private async Task<JsonNode> RunAsync()
    {
        await _folder.BuildAsync(_folder.Run.Request(finishedAt: Finished) with { SourceUri = "file:///tree" });
        return Run(_folder);
    }

    /// <summary>Returns the run of a SARIF file, which is checked whatever the test is about.</summary>
    private static JsonNode Run(ReportFolder folder)
    {
        var log = JsonNode.Parse(folder.Text("references.sarif"))!;
        SarifCheck.Check(log);
        return log["runs"]![0]!;
    }

    private static JsonNode[] Results(JsonNode run) => [.. run["results"]!.AsArray().Select(result => result!)];

    private static string? Level(JsonNode result) => (string?)result["level"];

    private static string? Property(JsonNode result, string name) => (string?)result["properties"]![name];

    private static string[] Fingerprints(JsonNode run) =>
        [.. Results(run).Select(result => (string)result["partialFingerprints"]!["graphmcpReference/v1"]!)];
}

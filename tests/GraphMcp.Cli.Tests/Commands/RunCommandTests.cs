using System.Text.Json;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Tests.Fakes;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("web=", "web")]
    public async Task Run_SeveralSources_AreInTheRequestWithTheirNames(string prefix, string name)
    {
        var exitCode = await _cli.DecommissionAsync(["--source", $"{prefix}azurite:box/tree", "--include", "*.tf"]);

        var request = _cli.Manager.Started!;
        Assert.Equal((ExitCodes.Succeeded, null), (exitCode, request.Source));
        Assert.Equal(
            [(null, _cli.Source), (name.Length == 0 ? null : name, "azurite:box/tree")],
            request.Sources!.Select(source => (source.Name, source.Uri))
        );
        Assert.All(request.Sources!, source => Assert.Equal(["*.tf"], source.Include!));
    }

    [Fact]
    public async Task Run_AllOptions_AreInTheRequest()
    {
        var exitCode = await _cli.DecommissionAsync([
            "--set",
            "ordinaryWord=true",
            "--include",
            "*.tf",
            "--include",
            "*.sql",
            "--exclude",
            "@old",
            "--apply",
            "--workflow-id",
            "w",
            "--max-parallel",
            "3",
        ]);

        var request = _cli.Manager.Started!;
        Assert.Equal(ExitCodes.Succeeded, exitCode);
        Assert.Equal("decommission", request.Template);
        Assert.Equal("postgres_air", request.Parameters!["database"].GetString());
        Assert.Equal(JsonValueKind.True, request.Parameters["ordinaryWord"].ValueKind);
        Assert.Equal((_cli.Source, _cli.Out), (request.Source!.Uri, request.Output));
        Assert.Equal(["*.tf", "*.sql"], request.Source.Include!);
        Assert.Equal(["@old"], request.Source.Exclude!);
        Assert.Equal(("w", 3, true), (request.Id, request.MaxParallelBatches, request.Apply));
    }

    [Fact]
    public async Task Run_NoHub_KeepsItInTheResultFolder()
    {
        await _cli.DecommissionAsync();

        Assert.Equal(Path.Combine(_cli.Out, ".graphmcp", "hub.db"), Assert.Single(_cli.Hosts.Opened).Hub);
        Assert.True(Directory.Exists(Path.Combine(_cli.Out, ".graphmcp")));
    }

    [Theory]
    [InlineData(WorkflowRunState.Succeeded, 0, ExitCodes.Succeeded)]
    [InlineData(WorkflowRunState.Succeeded, 2, ExitCodes.Succeeded)]
    [InlineData(WorkflowRunState.PartiallySucceeded, 0, ExitCodes.PartiallySucceeded)]
    [InlineData(WorkflowRunState.Failed, 0, ExitCodes.Failed)]
    [InlineData(WorkflowRunState.Stopped, 0, ExitCodes.Failed)]
    [InlineData(WorkflowRunState.Terminated, 0, ExitCodes.Failed)]
    public async Task Run_EndState_DecidesTheExitCode(WorkflowRunState state, int findings, int expected)
    {
        _cli.Manager.Play(WorkflowRunState.Pending, WorkflowRunState.Running, state);
        _cli.Manager.Totals = new ReportTotals { Findings = findings };

        Assert.Equal(expected, await _cli.DecommissionAsync());
    }

    [Theory]
    [InlineData(0, ExitCodes.Succeeded)]
    [InlineData(1, ExitCodes.PartiallySucceeded)]
    public async Task Run_FailOnFindings_FindingsDecideTheExitCode(int findings, int expected)
    {
        _cli.Manager.Totals = new ReportTotals { Findings = findings };

        Assert.Equal(expected, await _cli.DecommissionAsync("--fail-on-findings"));
    }

    [Fact]
    public async Task Run_Decommission_EndsWithTheSentence()
    {
        _cli.Manager.Totals = new ReportTotals
        {
            RemovedReferences = 1234,
            Findings = 5,
            FilesWithFindings = 2,
        };

        await _cli.DecommissionAsync();

        Assert.Equal("1234 references removed, 5 left for a person in 2 files", _cli.LastLine);
    }

    [Fact]
    public async Task Run_Json_WritesOneDocumentAndNothingElse()
    {
        _cli.Manager.Totals = new ReportTotals { Files = 7, RemovedReferences = 3 };

        await _cli.DecommissionAsync("--json", "--workflow-id", "w");

        var document = JsonDocument.Parse(_cli.Output).RootElement;
        Assert.Equal("w", document.GetProperty("workflowId").GetString());
        Assert.Equal("Succeeded", document.GetProperty("state").GetString());
        Assert.Equal(3, document.GetProperty("totals").GetProperty("removedReferences").GetInt32());
        Assert.Equal(_cli.Out, document.GetProperty("outputs").GetProperty("folder").GetString());
        Assert.Equal(JsonValueKind.Null, document.GetProperty("resumeCommand").ValueKind);
        Assert.Equal(0, document.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Run_Failed_SaysWhyOnTheErrorStream()
    {
        _cli.Manager.Play(WorkflowRunState.Failed);
        _cli.Manager.Failure = new WorkflowFailure("too-many-failures", "12 of 20 files failed.");

        await _cli.DecommissionAsync();

        Assert.Contains("error: too-many-failures: 12 of 20 files failed.", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnfinishedRunInTheFolder_IsRefusedWithTheCommandThatResumesIt()
    {
        _cli.Manager.Add("wf-old", WorkflowRunState.Paused, _cli.Out);

        var exitCode = await _cli.DecommissionAsync();

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Contains("wf-old (inventory, paused)", _cli.Error, StringComparison.Ordinal);
        Assert.Contains($"graphmcp resume wf-old --out {_cli.Out}", _cli.Error, StringComparison.Ordinal);
        Assert.Null(_cli.Manager.Started);
        Assert.False(_cli.Hosts.Started);
    }

    [Fact]
    public async Task Run_FinishedRunInTheFolder_Starts()
    {
        _cli.Manager.Add("wf-old", WorkflowRunState.Failed, _cli.Out);

        Assert.Equal(ExitCodes.Succeeded, await _cli.DecommissionAsync());
    }

    [Fact]
    public async Task Run_UnfinishedRunOfAnotherFolderInTheSameHub_Starts()
    {
        _cli.Manager.Add("wf-old", WorkflowRunState.Paused, _cli.Folder["other"]);

        Assert.Equal(ExitCodes.Succeeded, await _cli.DecommissionAsync("--hub", _cli.Folder["shared.db"]));
    }

    [Fact]
    public async Task Run_UnfinishedRunWhoseHubIsElsewhere_IsRefused()
    {
        var hub = _cli.Folder.File("elsewhere.db");
        await _cli.DecommissionAsync("--hub", hub);
        _cli.Manager.Add("wf-old", WorkflowRunState.Running, _cli.Out);

        var exitCode = await _cli.DecommissionAsync();

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Equal(hub, _cli.Hosts.Opened[^1].Hub);
    }

    [Fact]
    public async Task Run_IdThatIsTaken_IsWrongUsage()
    {
        _cli.Manager.StartError = new WorkflowExistsException("w");

        Assert.Equal(ExitCodes.WrongUsage, await _cli.DecommissionAsync("--workflow-id", "w"));
        Assert.Contains("error: --workflow-id w is taken", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RequestThatIsRefused_IsWrongUsage()
    {
        _cli.Manager.StartError = new WorkflowRequestException("An id must be short.");

        Assert.Equal(ExitCodes.WrongUsage, await _cli.DecommissionAsync());
        Assert.Contains("error: An id must be short.", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithOptionsOfTheStart_AsksForThem()
    {
        using var cli = new CliFixture();

        var exitCode = await cli.DecommissionAsync(
            "--label",
            "team=data",
            "--webhook",
            "https://example.org/hook",
            "--start-at",
            "2030-01-31T04:00Z",
            "--tolerate",
            "2%",
            "--batch-files",
            "50",
            "--batch-bytes",
            "4M"
        );

        Assert.Equal(ExitCodes.Succeeded, exitCode);
        var request = cli.Manager.Started!;
        Assert.Equal("data", request.Labels!["team"]);
        Assert.Equal("https://example.org/hook", request.Webhook!.Url);
        Assert.Equal(new DateTimeOffset(2030, 1, 31, 4, 0, 0, TimeSpan.Zero), request.StartAt);
        Assert.Equal((null, 2), (request.ToleratedFailures!.Count, request.ToleratedFailures.Percent));
        Assert.Equal((50, 4 << 20), (request.Batches!.MaxFiles, request.Batches.MaxBytes));
    }
}

using System.Text.Json;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Tests.Fakes;

namespace GraphMcp.Cli.Tests.Server;

/// <summary>The commands that speak to a server: what they ask, and how they tell the answer.</summary>
public sealed class ServerCommandTests : IAsyncLifetime
{
    private readonly CliFixture _cli = new();
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FakeServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _cli.Dispose();
    }

    public static TheoryData<string, string, string> Asked =>
        new()
        {
            { "pause w", "POST /api/workflows/w/pause", "" },
            { "resume w", "POST /api/workflows/w/resume", "" },
            { "stop w", "POST /api/workflows/w/stop", "" },
            { "stop w --force", "POST /api/workflows/w/stop?force=true", "" },
            {
                "set w --max-parallel 3 --tolerate 5",
                "PATCH /api/workflows/w",
                """{"maxParallelBatches":3,"toleratedFailures":{"count":5,"percent":100}}"""
            },
            {
                "set w --tolerate 2.5%",
                "PATCH /api/workflows/w",
                """{"maxParallelBatches":null,"toleratedFailures":{"count":null,"percent":2.5}}"""
            },
            { "checkpoint w --label before", "POST /api/workflows/w/checkpoints", """{"label":"before"}""" },
            {
                "restore cp-1 --workflow-id x --changed-only",
                "POST /api/checkpoints/cp-1/restore",
                """{"id":"x","output":null,"changedOnly":true}"""
            },
            {
                "redrive w --out /srv/out --apply",
                "POST /api/workflows/w/redrive",
                """{"id":null,"output":"/srv/out","apply":true,"maxParallelBatches":null,"toleratedFailures":null}"""
            },
            { "purge w", "DELETE /api/workflows/w", "" },
            { "purge --older-than 30d", "POST /api/workflows/purge?olderThan=30d", "" },
            { "list", "GET /api/workflows", "" },
            {
                "list --state Running --state Paused --label team=a --template inventory --top 5 --token 1.x",
                "GET /api/workflows?state=Running&state=Paused&label=team%3Aa&template=inventory&top=5&token=1.x",
                ""
            },
            { "steps w", "GET /api/workflows/w/steps", "" },
            { "steps w plan", "GET /api/workflows/w/steps/plan", "" },
            { "batches w --step scan --state planned", "GET /api/workflows/w/batches?step=scan&state=planned", "" },
            { "events w --after 7 --top 5", "GET /api/workflows/w/events?after=7&top=5", "" },
            { "errors w", "GET /api/workflows/w/errors", "" },
            { "checkpoints w", "GET /api/workflows/w/checkpoints", "" },
            { "pause a/b", "POST /api/workflows/a%2Fb/pause", "" },
        };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Command_WithAServer_AsksItsRoute(string commandLine, string request, string body)
    {
        _server.On(request, """{"id": "w", "state": "Running"}""");

        var exitCode = await RunAsync(commandLine);

        Assert.True(exitCode == ExitCodes.Succeeded, _cli.Error);
        var asked = Assert.Single(_server.Requests);
        Assert.Equal((request, body), (asked.What, asked.Body));
    }

    [Fact]
    public async Task List_OfWorkflows_IsATable()
    {
        _server.On(
            "GET /api/workflows",
            """
            {"workflows": [
              {"id": "w-1", "template": "inventory", "state": "Running", "suspended": true, "createdAt": "2030-01-02T03:04:05.678Z", "finishedAt": null, "labels": {"team": "a"}},
              {"id": "w-22", "template": "decommission", "state": "Succeeded", "suspended": false, "createdAt": "2030-01-01T00:00:00Z", "finishedAt": "2030-01-01T00:01:00Z", "labels": {}}
            ], "next": "12.w-22"}
            """
        );

        await RunAsync("list");

        Assert.Equal(
            [
                "ID    TEMPLATE      STATE                CREATED               FINISHED              LABELS",
                "w-1   inventory     Running (suspended)  2030-01-02 03:04:05Z                        team:a",
                "w-22  decommission  Succeeded            2030-01-01 00:00:00Z  2030-01-01 00:01:00Z",
            ],
            _cli.Output.TrimEnd('\n').Split('\n')
        );
        Assert.Equal("more follow: --token 12.w-22\n", _cli.Error);
    }

    [Fact]
    public async Task List_AsJson_IsTheServersAnswer()
    {
        _server.On("GET /api/workflows", """{"workflows":[],"next":null}""");

        await RunAsync("list --json");

        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(_cli.Output).RootElement.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task List_OfNothing_SaysSo()
    {
        _server.On("GET /api/workflows", """{"workflows":[],"next":null}""");

        await RunAsync("list");

        Assert.Equal("none\n", _cli.Output);
    }

    [Fact]
    public async Task Status_OfARunningWorkflow_IsToldInAFewLines()
    {
        _server.On(
            "GET /api/workflows/w",
            """
            {"id": "w", "template": "inventory", "parameters": {}, "state": "Running", "source": "file:///s", "output": "file:///o", "startedAt": "2030-01-01T00:00:00Z",
             "steps": [{"id": "plan", "state": "Succeeded"}, {"id": "scan", "state": "Running"}],
             "progress": {"filesPlanned": 10, "planComplete": true, "processed": 4, "batchesPlanned": 2, "batchesDone": 1}, "labels": {"team": "a"} }
            """
        );

        await RunAsync("status w");

        Assert.Equal(
            [
                "inventory w: running",
                "  progress  4 of 10 files, 1 of 2 batches",
                "  steps     plan succeeded, scan running",
                "  started   2030-01-01 00:00:00Z",
                "  labels    team:a",
                "  source    file:///s",
                "  output    file:///o",
            ],
            _cli.Output.TrimEnd('\n').Split('\n')
        );
    }

    [Fact]
    public async Task Table_OfTextWithControlCharacters_LeavesTheTerminalAlone()
    {
        _server.On("GET /api/workflows/w/checkpoints", """{"checkpoints": [{"id": "cp", "label": "a\u001b[2Jb\nc [red]d[/]"}]}""");

        await RunAsync("checkpoints w");

        Assert.DoesNotContain('\u001b', _cli.Output);
        Assert.Contains("a [2Jb c [red]d[/]", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Events_Followed_GoOnOverStreamsUntilTheWorkflowHasEnded()
    {
        const string Request = "GET /api/workflows/w/events";
        _server.On(Request, Stream((1, "workflow.started"), (2, "batch.completed")), type: "text/event-stream");
        _server.On(Request, ": still here\n\n" + Stream((3, "workflow.completed")), type: "text/event-stream");

        var exitCode = await RunAsync("events w --follow --json");

        Assert.Equal(ExitCodes.Succeeded, exitCode);
        var lines = _cli
            .Output.TrimEnd('\n')
            .Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("sequence").GetInt32());
        Assert.Equal([1, 2, 3], lines);
        Assert.Equal(["0", "2"], _server.Requests.Select(request => request.LastEventId));
    }

    [Fact]
    public async Task Events_FollowedOfAWorkflowThatSaysNothingMore_EndWithIt()
    {
        _server.On("GET /api/workflows/w/events", "retry: 1000\n\n", type: "text/event-stream");
        _server.On("GET /api/workflows/w", """{"finishedAt": "2030-01-01T00:00:00Z"}""");

        Assert.Equal(ExitCodes.Succeeded, await RunAsync("events w --follow --after 9"));
        Assert.Empty(_cli.Output);
    }

    private static string Stream(params (int Id, string Type)[] events) =>
        string.Concat(
            events.Select(happened =>
                $$"""
                    id: {{happened.Id}}
                    event: {{happened.Type}}
                    data: {"sequence": {{happened.Id}}, "type": "{{happened.Type}}"}


                    """
            )
        );

    private Task<int> RunAsync(string commandLine) => _cli.RunAsync([.. commandLine.Split(' '), "--server", _server.Url]);
}

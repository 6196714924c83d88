using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Tests.Fakes;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Tests.Commands;

public sealed class ResumeCommandTests : IDisposable
{
    private readonly CliFixture _cli = new();
    private readonly string _hub;

    public ResumeCommandTests() => _hub = _cli.Folder.File("hub.db");

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(WorkflowRunState.Paused)]
    [InlineData(WorkflowRunState.Running)]
    [InlineData(WorkflowRunState.Pausing)]
    [InlineData(WorkflowRunState.Pending)]
    public async Task Resume_OneUnfinishedRun_NeedsNoId(WorkflowRunState state)
    {
        _cli.Manager.Add("wf-done", WorkflowRunState.Succeeded, _cli.Out);
        _cli.Manager.Add("wf-open", state, _cli.Out);
        _cli.Manager.Play(state, WorkflowRunState.Running, WorkflowRunState.Succeeded);

        var exitCode = await _cli.RunAsync("resume", "--hub", _hub);

        Assert.Equal(ExitCodes.Succeeded, exitCode);
        Assert.Equal(["resume wf-open"], _cli.Manager.Calls);
        Assert.True(_cli.Hosts.Started);
    }

    [Fact]
    public async Task Resume_Out_FindsTheHubThatTheRunUsed()
    {
        await _cli.DecommissionAsync("--hub", _hub);
        _cli.Manager.Add("wf-open", WorkflowRunState.Paused, _cli.Out);

        var exitCode = await _cli.RunAsync("resume", "--out", _cli.Out);

        Assert.Equal(ExitCodes.Succeeded, exitCode);
        Assert.Equal(_hub, _cli.Hosts.Opened[^1].Hub);
    }

    [Fact]
    public async Task Resume_SeveralUnfinishedRuns_NamesThem()
    {
        _cli.Manager.Add("wf-a", WorkflowRunState.Paused, _cli.Out);
        _cli.Manager.Add("wf-b", WorkflowRunState.Running, _cli.Out);

        var exitCode = await _cli.RunAsync("resume", "--hub", _hub);

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Contains("wf-a (inventory, paused); wf-b (inventory, running)", _cli.Error, StringComparison.Ordinal);
        Assert.False(_cli.Hosts.Started);
    }

    [Fact]
    public async Task Resume_SeveralUnfinishedRunsAndAnId_TakesThatOne()
    {
        _cli.Manager.Add("wf-a", WorkflowRunState.Paused, _cli.Out);
        _cli.Manager.Add("wf-b", WorkflowRunState.Paused, _cli.Out);

        await _cli.RunAsync("resume", "wf-b", "--hub", _hub);

        Assert.Equal(["resume wf-b"], _cli.Manager.Calls);
    }

    [Fact]
    public async Task Resume_HubAndOut_TakesTheRunOfThatFolder()
    {
        _cli.Manager.Add("wf-a", WorkflowRunState.Paused, _cli.Out);
        _cli.Manager.Add("wf-b", WorkflowRunState.Paused, _cli.Folder["other"]);

        await _cli.RunAsync("resume", "--hub", _hub, "--out", _cli.Out + "/");

        Assert.Equal(["resume wf-a"], _cli.Manager.Calls);
    }

    [Theory]
    [InlineData("wf-nope", "there is no run 'wf-nope' here", "there is wf-done (inventory, succeeded)")]
    [InlineData("wf-done", "nothing to resume: wf-done (inventory, succeeded)", "there is wf-done")]
    [InlineData(null, "no run is unfinished", "there is wf-done (inventory, succeeded)")]
    public async Task Resume_NothingToResume_SaysWhatThereIs(string? id, string message, string hint)
    {
        _cli.Manager.Add("wf-done", WorkflowRunState.Succeeded, _cli.Out);

        var exitCode = await _cli.RunAsync(["resume", .. id is null ? Array.Empty<string>() : [id], "--hub", _hub]);

        Assert.Equal(ExitCodes.WrongUsage, exitCode);
        Assert.Contains($"error: {message}", _cli.Error, StringComparison.Ordinal);
        Assert.Contains($"hint: {hint}", _cli.Error, StringComparison.Ordinal);
    }
}

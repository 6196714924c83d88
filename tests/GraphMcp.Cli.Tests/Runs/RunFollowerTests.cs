using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Tests.Fakes;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Tests.Runs;

public sealed class RunFollowerTests
{
    private readonly FakeManager _manager = new();

    [Fact]
    public async Task Watch_NotAskedToPause_EndsWithTheFinalState()
    {
        _manager.Play(WorkflowRunState.Pending, WorkflowRunState.Paused, WorkflowRunState.Running, WorkflowRunState.Succeeded);

        var states = await WatchAsync(CancellationToken.None);

        Assert.Equal([WorkflowRunState.Pending, WorkflowRunState.Paused, WorkflowRunState.Running, WorkflowRunState.Succeeded], states);
        Assert.Empty(_manager.Calls);
    }

    [Fact]
    public async Task Watch_AskedToPause_AsksOnceAndEndsWhenPaused()
    {
        _manager.Play(WorkflowRunState.Running, WorkflowRunState.Pausing, WorkflowRunState.Paused);

        var states = await WatchAsync(new CancellationToken(canceled: true));

        Assert.Equal([WorkflowRunState.Running, WorkflowRunState.Pausing, WorkflowRunState.Paused], states);
        Assert.Equal(["pause wf-1"], _manager.Calls);
    }

    [Fact]
    public async Task Watch_AskedToPauseTooLate_EndsWithTheFinalState()
    {
        _manager.Play(WorkflowRunState.Running, WorkflowRunState.Succeeded);

        Assert.Equal(WorkflowRunState.Succeeded, (await WatchAsync(new CancellationToken(canceled: true)))[^1]);
    }

    private async Task<List<WorkflowRunState>> WatchAsync(CancellationToken pause)
    {
        var states = new List<WorkflowRunState>();
        await foreach (var status in new RunFollower(_manager, TimeProvider.System, pause).WatchAsync("wf-1"))
        {
            states.Add(status.State);
        }

        return states;
    }
}

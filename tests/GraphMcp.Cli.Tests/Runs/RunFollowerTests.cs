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

        var states = await WatchAsync(pause: new TaskCompletionSource().Task);

        Assert.Equal([WorkflowRunState.Pending, WorkflowRunState.Paused, WorkflowRunState.Running, WorkflowRunState.Succeeded], states);
        Assert.Empty(_manager.Calls);
    }

    [Fact]
    public async Task Watch_AskedToPause_AsksOnceAndEndsWhenPaused()
    {
        _manager.Play(WorkflowRunState.Running, WorkflowRunState.Pausing, WorkflowRunState.Paused);

        var states = await WatchAsync(pause: Task.CompletedTask);

        Assert.Equal([WorkflowRunState.Running, WorkflowRunState.Pausing, WorkflowRunState.Paused], states);
        Assert.Equal(["pause wf-1"], _manager.Calls);
    }

    [Fact]
    public async Task Watch_AskedToPauseTooLate_EndsWithTheFinalState()
    {
        _manager.Play(WorkflowRunState.Running, WorkflowRunState.Succeeded);

        Assert.Equal(WorkflowRunState.Succeeded, (await WatchAsync(pause: Task.CompletedTask))[^1]);
    }

    private async Task<List<WorkflowRunState>> WatchAsync(Task pause)
    {
        var states = new List<WorkflowRunState>();
        await foreach (
            var status in new RunFollower(_manager, TimeProvider.System).WatchAsync("wf-1", pause, TestContext.Current.CancellationToken)
        )
        {
            states.Add(status.State);
        }

        return states;
    }
}

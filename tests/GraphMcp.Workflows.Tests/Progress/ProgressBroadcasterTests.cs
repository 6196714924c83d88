using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Workflows.Tests.Progress;

/// <summary>Who is told how far a workflow is, and when.</summary>
public sealed class ProgressBroadcasterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider clock = new();
    private readonly PluginCatalog plugins = PluginCatalog.Load(folder: null, new ConfigurationBuilder().Build());

    [Fact]
    public async Task TellAsync_TwiceWithinASecond_TellsOnce()
    {
        var observer = new Recorder();
        var broadcaster = Broadcaster(observer);

        await TellAsync(broadcaster, 1);
        clock.Advance(TimeSpan.FromMilliseconds(999));
        await TellAsync(broadcaster, 2);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await TellAsync(broadcaster, 3);

        Assert.Equal(["1", "3"], observer.Told);
    }

    [Fact]
    public async Task TellAsync_OfTwoWorkflows_TellsOfBoth()
    {
        var observer = new Recorder();
        var broadcaster = Broadcaster(observer);

        await TellAsync(broadcaster, 1);
        await broadcaster.TellAsync("other", _ => Task.FromResult(new WorkflowProgress { Processed = 2 }));

        Assert.Equal(["1", "2"], observer.Told);
    }

    [Fact]
    public async Task TellEndAsync_RightAfterProgress_IsAlwaysTold()
    {
        var observer = new Recorder();
        var broadcaster = Broadcaster(observer);

        await TellAsync(broadcaster, 1);
        await broadcaster.TellEndAsync(
            "w",
            WorkflowRunState.Stopped,
            _ => Task.FromResult(new WorkflowProgress { Processed = 2 }),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(["1", "Stopped 2"], observer.Told);
    }

    [Fact]
    public async Task TellAsync_AnObserverThatNeverEnds_IsLeftOutUntilItDoes()
    {
        var (stuck, observer) = (new Stuck(), new Recorder());
        var broadcaster = Broadcaster(stuck, observer);

        var first = TellAsync(broadcaster, 1);
        await stuck.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(10));
        await first.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await TellAsync(broadcaster, 2).WaitAsync(Patience, TestContext.Current.CancellationToken);
        stuck.Gate.SetResult();
        await stuck.Ended.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(["1", "2"], observer.Told);
        Assert.Equal(1, stuck.Calls);
        Assert.Equal("It took longer than 10 s.", Assert.Single(plugins.Failures).Reason);
    }

    [Fact]
    public async Task TellAsync_WithoutObservers_ReadsNothing()
    {
        var exception = await Record.ExceptionAsync(() =>
            Broadcaster().TellAsync("w", _ => throw new InvalidOperationException("nobody asked"), TestContext.Current.CancellationToken)
        );

        Assert.Null(exception);
    }

    private ProgressBroadcaster Broadcaster(params IProgressObserver[] observers) =>
        new(
            new PartCatalog<IProgressObserver>(
                observers,
                plugins,
                new ServiceCollection().BuildServiceProvider(),
                NullLogger<PartCatalog<IProgressObserver>>.Instance
            ),
            clock
        );

    private static Task TellAsync(ProgressBroadcaster broadcaster, long processed) =>
        broadcaster.TellAsync("w", _ => Task.FromResult(new WorkflowProgress { Processed = processed }));

    private sealed class Recorder : IProgressObserver
    {
        public List<string> Told { get; } = [];

        public ValueTask OnProgressAsync(string workflowId, WorkflowProgress progress, CancellationToken cancellationToken)
        {
            Told.Add($"{progress.Processed}");
            return ValueTask.CompletedTask;
        }

        public ValueTask OnEndedAsync(
            string workflowId,
            WorkflowRunState state,
            WorkflowProgress progress,
            CancellationToken cancellationToken
        )
        {
            Told.Add($"{state} {progress.Processed}");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Stuck : IProgressObserver
    {
        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Calls { get; private set; }

        public async ValueTask OnProgressAsync(string workflowId, WorkflowProgress progress, CancellationToken cancellationToken)
        {
            Calls++;
            Called.TrySetResult();
            await Gate.Task;
            Ended.SetResult();
        }
    }
}

using Durable.Embedded.Hub;

namespace Durable.Embedded.Tests.Hub;

public sealed class WorkerThreadsTests
{
    [Fact]
    public async Task Enqueue_OfWorkThatWaitsForLaterWork_GivesEachAThread()
    {
        var threads = new WorkerThreads<Action>("test", 2);
        threads.Start(static work => work());
        for (var round = 0; round < 200; round++)
        {
            using var second = new ManualResetEventSlim();
            var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            threads.Enqueue(() =>
            {
                second.Wait();
                first.SetResult();
            });
            threads.Enqueue(second.Set);
            await first.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }

        await threads.StopAsync(drain: true);
    }

    [Fact]
    public async Task Stop_WithDrain_DoesWhatIsQueuedAndTakesNoMore()
    {
        var done = 0;
        var threads = new WorkerThreads<int>("test", 3);
        threads.Start(_ => Interlocked.Increment(ref done));
        for (var i = 0; i < 100; i++)
        {
            threads.Enqueue(i);
        }

        await threads.StopAsync(drain: true);
        threads.Enqueue(100);

        Assert.Equal(100, done);
    }

    [Fact]
    public async Task Stop_OfThreadsThatNeverStarted_Ends()
    {
        var threads = new WorkerThreads<int>("test", 1);
        threads.Enqueue(1);

        await threads.StopAsync(drain: true);

        Assert.True(threads.StopAsync(drain: false).IsCompleted);
    }
}

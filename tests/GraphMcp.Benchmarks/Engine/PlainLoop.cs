using System.Collections.Concurrent;
using System.Diagnostics;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>What the cases cost without an engine and a store: calls of the same functions in memory.</summary>
internal static class PlainLoop
{
    /// <summary>The seconds that no-op activities take one after another.</summary>
    public static Task<double> CallsAsync(int count) =>
        Runs.MedianAsync(
            5,
            () =>
                Runs.SecondsAsync(async () =>
                {
                    for (var i = 0; i < count; i++)
                    {
                        await NoOpAsync(i);
                    }
                })
        );

    /// <summary>The seconds that additions to counters take.</summary>
    public static Task<double> SignalsAsync(int count, int entities) =>
        Runs.MedianAsync(
            5,
            () =>
                Runs.SecondsAsync(() =>
                {
                    var counters = new Dictionary<int, int>();
                    for (var i = 0; i < count; i++)
                    {
                        counters[i % entities] = counters.GetValueOrDefault(i % entities) + 1;
                    }

                    return Task.CompletedTask;
                })
        );

    /// <summary>The 99th percentile of the milliseconds from the completion of a task to the code that awaits it, on the thread pool.</summary>
    public static async Task<double> ResumeAsync(int count)
    {
        var samples = new double[count];
        for (var i = 0; i < count; i++)
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var resumed = AwaitAsync(source.Task);
            var began = Stopwatch.GetTimestamp();
            source.SetResult();
            samples[i] = Stopwatch.GetElapsedTime(began, await resumed).TotalMilliseconds;
        }

        return Runs.Percentile(samples, 0.99);
    }

    /// <summary>The megabytes that outstanding tasks take.</summary>
    public static double Outstanding(int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var open = new ConcurrentDictionary<int, TaskCompletionSource<int>>();
        for (var i = 0; i < count; i++)
        {
            open[i] = new TaskCompletionSource<int>();
        }

        var all = Task.WhenAll(open.Values.Select(source => source.Task));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(all);
        return (after - before) / 1e6;
    }

    private static async Task<int> NoOpAsync(int input)
    {
        await Task.CompletedTask;
        return input;
    }

    private static async Task<long> AwaitAsync(Task task)
    {
        await task;
        return Stopwatch.GetTimestamp();
    }
}

using System.Diagnostics;
using System.Globalization;
using Durable.Embedded;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>Fan-out and fan-in of no-op activities by one orchestration, on a hub on disk with durable commits.</summary>
internal static class EngineBenchmark
{
    private const string FanOut = nameof(FanOut);
    private const string NoOp = nameof(NoOp);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("durable-benchmark-");
        try
        {
            await MeasureAsync(folder.FullName, 100); // compiles and warms up
            foreach (var count in (int[])[1_000, 10_000])
            {
                var elapsed = await MeasureAsync(folder.FullName, count);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"fan-out of {count, 6}: {elapsed.TotalSeconds:0.000} s, {count / elapsed.TotalSeconds:0} activities/s"
                    )
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan> MeasureAsync(string folder, int count)
    {
        var options = new EmbeddedHubOptions { Path = Path.Combine(folder, $"{Guid.NewGuid():N}.db") };
        await using var hub = await EmbeddedHub.OpenAsync(options, Registry());
        await hub.StartAsync();
        var watch = Stopwatch.StartNew();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(FanOut, count);
        var done = await hub.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        watch.Stop();
        return done.ReadOutputAs<int>() == count ? watch.Elapsed : throw new InvalidOperationException($"The fan-out failed: {done}");
    }

    private static DurableTaskRegistry Registry() =>
        new DurableTaskRegistry()
            .AddOrchestratorFunc<int, int>(
                FanOut,
                async (context, count) =>
                {
                    var calls = Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>(NoOp, i));
                    return (await Task.WhenAll(calls)).Length;
                }
            )
            .AddActivityFunc<int, int>(NoOp, (_, i) => i);
}

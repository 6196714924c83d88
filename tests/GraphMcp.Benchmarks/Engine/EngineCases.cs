using System.Diagnostics;
using Durable.Embedded;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>The cases that are measured, each on hubs of its own on disk.</summary>
internal sealed class EngineCases(HubDurability durability)
{
    private const int ManyInstances = 10_000;
    private const int Yardstick = 10_000;
    private const int Steps = 1_000;
    private const int Signals = 50_000;
    private readonly BareSqlite _bare = new(durability);
    private double? _yardstick;

    /// <summary>How many rows SQLite takes a second, those of <see cref="InstancesAsync"/> in one commit a table.</summary>
    public double BareRowsPerSecond { get; private set; }

    /// <summary>One instance that fans out and in; what an activity costs is to be the same for all counts.</summary>
    /// <param name="count">How many activities.</param>
    public async Task<EngineCase> FanOutAsync(int count)
    {
        if (count != Yardstick)
        {
            // Measured first, also so that a small count does not run code which the other has not warmed up.
            _yardstick ??= (await FanOutSecondsAsync(Yardstick)).Seconds / Yardstick;
        }

        var (seconds, bare) = await FanOutSecondsAsync(count);
        _yardstick ??= seconds / count;
        var ratio = seconds / count / _yardstick.Value;
        var (goal, isReached) =
            count == Yardstick
                ? ("< 0.5 s", seconds < 0.5)
                : (FormattableString.Invariant($"each ±25% of 10,000 (is {ratio - 1:+0%;-0%})"), ratio is >= 0.75 and <= 1.25);
        var name = FormattableString.Invariant($"fan-out and fan-in of {count:N0} activities");
        return new EngineCase(FormattableString.Invariant($"fanout{count}"), "seconds", name, seconds, "s", goal, isReached)
        {
            Bare = bare,
            Plain = await PlainLoop.CallsAsync(count),
        };
    }

    private async Task<(double Seconds, double Bare)> FanOutSecondsAsync(int count)
    {
        var (seconds, bare, _) = await MeasureAsync(count > Yardstick ? 3 : 9, hub => hub.RunAsync(EngineTasks.FanOut, count));
        return (seconds, bare);
    }

    public async Task<EngineCase> InstancesAsync()
    {
        var (seconds, bare, rows) = await MeasureAsync(3, hub => hub.RunAllAsync(ManyInstances, EngineTasks.InTurn, 5));
        BareRowsPerSecond = rows / bare;
        var rate = ManyInstances / seconds;
        return new EngineCase("instances10000x5", "perSecond", "10,000 instances of 5 activities", rate, "/s", "> 3,000/s", rate > 3_000)
        {
            Bare = ManyInstances / bare,
            Plain = ManyInstances / await PlainLoop.CallsAsync(ManyInstances * 5),
        };
    }

    public async Task<EngineCase> SequentialAsync()
    {
        var (seconds, bare, _) = await MeasureAsync(3, hub => hub.RunAsync(EngineTasks.InTurn, Steps), rowsPerCommit: 1);
        var each = seconds * 1000 / Steps;
        return new EngineCase("sequential1000", "msEach", "1,000 activities one after another", each, "ms each", "< 1 ms", each < 1)
        {
            Bare = bare * 1000 / Steps,
            Plain = await PlainLoop.CallsAsync(Steps) * 1000 / Steps,
        };
    }

    /// <summary>From the first signal that is sent until the effect of the last is durable.</summary>
    public async Task<EngineCase> SignalsAsync(string key, int entities)
    {
        var seconds = await Runs.MedianAsync(
            3,
            async () =>
            {
                var tasks = new EngineTasks();
                await using var hub = await BenchmarkHub.StartAsync(durability, tasks);
                return await Runs.SecondsAsync(() => SignalAllAsync(hub, tasks, entities));
            }
        );
        var rate = Signals / seconds;
        var name = entities == 1 ? "signals to one entity" : FormattableString.Invariant($"signals to {entities:N0} entities");
        return new EngineCase(key, "perSecond", name, rate, "/s", "> 50,000/s", rate > 50_000)
        {
            Bare = await BareSignalsAsync(entities),
            Plain = Signals / await PlainLoop.SignalsAsync(Signals, entities),
        };
    }

    public async Task<EngineCase> EventLatencyAsync()
    {
        var tasks = new EngineTasks();
        await using var hub = await BenchmarkHub.StartAsync(durability, tasks);
        var samples = new double[1_000];
        const int warmUp = 200;
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(EngineTasks.Listen, warmUp + samples.Length);
        await hub.Client.WaitForInstanceStartAsync(id);
        for (var i = -warmUp; i < samples.Length; i++)
        {
            tasks.Resumed = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            var began = Stopwatch.GetTimestamp();
            await hub.Client.RaiseEventAsync(id, EngineTasks.Go, i);
            var resumed = await tasks.Resumed.Task;
            samples[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(began, resumed).TotalMilliseconds;
            await Task.Delay(2); // the turn's commit ends: the hub is idle
        }

        var p99 = Runs.Percentile(samples, 0.99);
        return new EngineCase("eventLatency", "p99Ms", "event to resumed orchestrator, 99 % within", p99, "ms", "< 10 ms", p99 < 10)
        {
            Plain = await PlainLoop.ResumeAsync(samples.Length),
        };
    }

    /// <summary>From opening the hub until its first activity runs.</summary>
    public async Task<EngineCase> OpenHubAsync()
    {
        var tasks = new EngineTasks();
        await using var hub = await BenchmarkHub.StartAsync(durability, tasks);
        for (var i = 0; i < 10; i++)
        {
            await hub.RunAllAsync(10_000, EngineTasks.InTurn, 0);
        }

        var running = Enumerable.Range(0, 1_000).Select(_ => hub.Client.ScheduleNewOrchestrationInstanceAsync(EngineTasks.HoldOn, 1));
        await Task.WhenAll((await Task.WhenAll(running)).Select(id => hub.Client.WaitForInstanceStartAsync(id)));
        await hub.CloseAsync();
        var seconds = await Runs.MedianAsync(
            3,
            async () =>
            {
                tasks = new EngineTasks();
                var began = Stopwatch.GetTimestamp();
                await hub.OpenAsync(tasks);
                var elapsed = Stopwatch.GetElapsedTime(began, await tasks.Held.Task).TotalSeconds;
                await hub.CloseAsync();
                return elapsed;
            }
        );
        return new EngineCase("openHub", "seconds", "open a hub of 100,000 ended, 1,000 running", seconds, "s", "< 1 s", seconds < 1);
    }

    /// <summary>What the managed heap grows by; SQLite's cache beside it is at most 32 MiB a hub.</summary>
    public async Task<EngineCase> MemoryAsync()
    {
        const int count = 10_000;
        var tasks = new EngineTasks();
        await using var hub = await BenchmarkHub.StartAsync(durability, tasks);
        await hub.RunAsync(EngineTasks.FanOut, 100);
        var before = GC.GetTotalMemory(forceFullCollection: true) + SQLitePCL.raw.sqlite3_memory_used();
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(EngineTasks.HoldOn, count);
        await hub.Client.WaitForInstanceStartAsync(id);
        await tasks.Held.Task;
        var after = GC.GetTotalMemory(forceFullCollection: true) + SQLitePCL.raw.sqlite3_memory_used();
        var megabytes = (after - before) / 1e6;
        return new EngineCase("memory10000", "megabytes", "10,000 outstanding activities", megabytes, "MB", "< 50 MB", megabytes < 50)
        {
            Plain = PlainLoop.Outstanding(count),
        };
    }

    /// <summary>The median of several runs, each on a fresh hub, and what bare SQLite takes for the rows of the last one.</summary>
    private async Task<(double Seconds, double BareSeconds, int Rows)> MeasureAsync(
        int runs,
        Func<BenchmarkHub, Task> work,
        int rowsPerCommit = BareSqlite.Unlimited
    )
    {
        var (bare, rows) = (0.0, 0);
        var seconds = await Runs.MedianAsync(
            runs,
            async () =>
            {
                await using var hub = await BenchmarkHub.StartAsync(durability, new EngineTasks());
                var elapsed = await Runs.SecondsAsync(() => work(hub));
                await hub.CloseAsync();
                (bare, rows) = await _bare.CopyAsync(hub.Path, rowsPerCommit);
                return elapsed;
            }
        );
        return (seconds, bare, rows);
    }

    private static async Task SignalAllAsync(BenchmarkHub hub, EngineTasks tasks, int entities)
    {
        var ids = Enumerable.Range(0, entities).Select(i => new EntityInstanceId(EngineTasks.Counter, $"{i}")).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Signals).Select(i => hub.Client.Entities.SignalEntityAsync(ids[i % entities], "Add", 1)));
        // A look at an entity counts what waits for it: nobody looks before the operations have run.
        while (tasks.Added < Signals)
        {
            await Task.Delay(1);
        }

        foreach (var id in ids)
        {
            while ((await hub.Client.Entities.GetEntityAsync<int>(id))?.State != Signals / entities)
            {
                await Task.Delay(1);
            }
        }
    }

    /// <summary>The signals of a hub that never runs lie in its file: these rows are inserted.</summary>
    private async Task<double> BareSignalsAsync(int entities)
    {
        await using var hub = await BenchmarkHub.StartAsync(durability, new EngineTasks(), runs: false);
        await Task.WhenAll(
            Enumerable
                .Range(0, Signals)
                .Select(i => hub.Client.Entities.SignalEntityAsync(new EntityInstanceId(EngineTasks.Counter, $"{i % entities}"), "Add", 1))
        );
        await hub.CloseAsync();
        return Signals / (await _bare.CopyAsync(hub.Path)).Seconds;
    }
}

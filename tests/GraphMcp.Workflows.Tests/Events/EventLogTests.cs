using System.Collections.Concurrent;
using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Events;

/// <summary>The event log of real runs, and the bus over it.</summary>
public sealed class EventLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(20_000)]
    [InlineData(0)]
    public async Task Log_OfAWholeRun_HasEveryTransitionOnceAndInOrder(int instancesInMemory)
    {
        await using var host = new WorkflowHost { Configure = ManyPages, InstancesInMemory = instancesInMemory }.AddFiles(30);
        await host.OpenAsync();

        var id = (await host.RunAsync(Request("decommission", apply: true, parallel: 3, maxFiles: 2))).Id;
        var events = await LogAsync(host, id);

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(happened => (int)happened.Sequence));
        Assert.Equal(events.Count, events.Select(happened => happened.Id).Distinct().Count());
        var counts = events.CountBy(happened => happened.Type).ToDictionary();
        Assert.Equal((3, 15, 15), (counts["plan.pagePlanned"], counts["batch.started"], counts["batch.completed"]));
        Assert.Equal(
            (5, 5, 1, 1),
            (counts["step.started"], counts["step.completed"], counts["workflow.started"], counts["workflow.completed"])
        );
        foreach (var completed in events.Where(happened => happened.Type == WorkflowEventTypes.BatchCompleted))
        {
            var started = events.Single(happened => happened.Id == completed.CausationId);
            Assert.True(started.Sequence < completed.Sequence);
            Assert.Equal(("process", started.BatchId), (completed.StepId, completed.BatchId));
        }
    }

    [Fact]
    public async Task Log_OfARunWithFailedFiles_NamesThemBehindTheirBatch()
    {
        await using var host = new WorkflowHost
        {
            BeforeFile = (file, _) => file.Path is "03.env" or "04.env" ? throw new FormatException("no") : Task.CompletedTask,
        }.AddFiles(10);
        await host.OpenAsync();

        var id = (await host.RunAsync(Request("decommission", parallel: 1, maxFiles: 5))).Id;
        var events = await LogAsync(host, id);

        var failed = events.Where(happened => happened.Type == WorkflowEventTypes.FileFailed).ToList();
        Assert.Equal(["03.env", "04.env"], failed.Select(happened => happened.Data!.Value.GetProperty("path").GetString()));
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(happened => (int)happened.Sequence));
        Assert.All(
            failed,
            happened => Assert.Equal(WorkflowEventTypes.BatchCompleted, events.Single(other => other.Id == happened.CausationId).Type)
        );
    }

    [Fact]
    public async Task Read_PageByPage_GivesTheSameAsAllAtOnce()
    {
        await using var host = new WorkflowHost
        {
            Configure = ManyPages,
            BeforeFile = (file, _) => file.Path.StartsWith('1') ? throw new FormatException("no") : Task.CompletedTask,
        }.AddFiles(30);
        await host.OpenAsync();
        var id = (await host.RunAsync(Request("decommission", maxFiles: 1))).Id;
        var all = await LogAsync(host, id);
        var reader = host.Get<WorkflowEventBusFactory>().Reader(host.Client);

        foreach (var top in new[] { 1, 7, 64 })
        {
            var (read, page) = (new List<WorkflowEvent>(), await reader.ReadAsync(id, 0, top));
            read.AddRange(page.Events);
            while (page.HasMore)
            {
                page = await reader.ReadAsync(id, page.Next, top);
                read.AddRange(page.Events);
            }

            Assert.Equal(all.Select(happened => happened.Id), read.Select(happened => happened.Id));
        }

        var batches = await reader.ReadAsync(id, 0, 500, "batch.*");
        Assert.All(batches.Events, happened => Assert.StartsWith("batch.", happened.Type, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_BehindAnyEventOfSeveralSegments_BeginsWithTheNext()
    {
        await using var host = new WorkflowHost { Configure = ManyPages }.AddFiles(120);
        await host.OpenAsync();
        var id = (await host.RunAsync(Request("inventory", parallel: 8, maxFiles: 1))).Id;
        var all = await LogAsync(host, id);
        var reader = host.Get<WorkflowEventBusFactory>().Reader(host.Client);

        Assert.InRange(host.Workspace.Under($"events/{id}").Count, 3, int.MaxValue);
        for (var after = 0; after < all.Count; after++)
        {
            Assert.Equal(all[after].Id, (await reader.ReadAsync(id, after, top: 1)).Events.Single().Id);
        }
    }

    [Fact]
    public async Task Append_WhoseStateIsLostAfterItsSegmentWasWritten_KeepsEveryEventOnce()
    {
        await using var host = new WorkflowHost { Configure = ManyPages }.AddFiles(30);
        var lost = 0;
        // The segment is written, but its writer never hears of it: as if the process had died in between.
        host.Workspace.AfterCreate = path =>
            path.StartsWith("events/", StringComparison.Ordinal) && Interlocked.Increment(ref lost) == 1
                ? throw new IOException("The connection broke.")
                : Task.CompletedTask;
        await host.OpenAsync();

        var id = (await host.RunAsync(Request("decommission", maxFiles: 1))).Id;
        var events = await LogAsync(host, id);

        Assert.InRange(Volatile.Read(ref lost), 1, int.MaxValue);
        Assert.Equal(events.Count, events.Select(happened => happened.Id).Distinct().Count());
        Assert.Equal((30, 30), (events.Count(e => e.Type == "batch.started"), events.Count(e => e.Type == "batch.completed")));
    }

    [Fact]
    public async Task Subscribe_DuringRuns_GetsEveryEventInOrderWhateverOthersDo()
    {
        await using var host = new WorkflowHost { Configure = ManyPages }.AddFiles(30);
        await host.OpenAsync();
        var bus = host.Get<WorkflowEventBusFactory>().Create(host.Client);
        var (seen, batches, ended) = (
            new ConcurrentQueue<WorkflowEvent>(),
            new ConcurrentQueue<WorkflowEvent>(),
            new TaskCompletionSource()
        );
        using var broken = bus.Subscribe("*", (Action<WorkflowEvent>)(_ => throw new InvalidOperationException("This handler is broken.")));
        using var all = bus.Subscribe("*", seen.Enqueue);
        using var some = bus.Subscribe("batch.*", batches.Enqueue);
        using var end = bus.Subscribe(WorkflowEventTypes.WorkflowCompleted, (Action<WorkflowEvent>)(_ => ended.TrySetResult()));

        var id = (await host.RunAsync(Request("decommission", maxFiles: 2))).Id;
        await ended.Task.WaitAsync(Patience);

        var log = await LogAsync(host, id);
        Assert.Equal(log.Select(happened => happened.Id), seen.Select(happened => happened.Id).Distinct());
        Assert.Equal(30, batches.Select(happened => happened.Id).Distinct().Count());
    }

    [Fact]
    public async Task Subscribe_Disposed_HearsNothingMore()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var bus = host.Get<WorkflowEventBusFactory>().Create(host.Client);
        var heard = 0;
        bus.Subscribe("*", _ => Interlocked.Increment(ref heard)).Dispose();

        await host.RunAsync(Request("inventory"));

        Assert.Equal(0, Volatile.Read(ref heard));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.WaitForInstanceStartAsync("deliver:x:1"));
    }

    [Fact]
    public async Task Emit_OfAnyType_ReachesItsHandlersAndItsLog()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var bus = host.Get<WorkflowEventBusFactory>().Create(host.Client);
        var got = new TaskCompletionSource<WorkflowEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = bus.Subscribe("team.approved", got.SetResult);

        var eventId = await bus.Emit("team.approved", new { By = "ops", Count = 3 });

        var happened = await got.Task.WaitAsync(Patience);
        Assert.Equal(
            (eventId, WorkflowEventBus.HostLog, 3),
            (happened.Id, happened.WorkflowId, happened.Data!.Value.GetProperty("count").GetInt32())
        );
        var replayed = new List<string>();
        await bus.ReplayAsync(
            WorkflowEventBus.HostLog,
            0,
            (again, _) =>
            {
                replayed.Add(again.Id);
                return default;
            }
        );
        Assert.Equal([eventId], replayed);
    }

    [Theory]
    [InlineData("batch.completed")]
    [InlineData("")]
    [InlineData("two words")]
    public async Task Emit_OfATypeThatIsNone_IsRefused(string type)
    {
        await using var host = await new WorkflowHost().OpenAsync();

        await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Get<WorkflowEventBusFactory>().Create(host.Client).Emit(type));
    }

    [Theory]
    [InlineData("batch.*", "batch.completed", true)]
    [InlineData("batch.*", "batches.completed", false)]
    [InlineData("*", "anything", true)]
    [InlineData(null, "anything", true)]
    [InlineData("step.started", "step.started", true)]
    [InlineData("step.started", "step.completed", false)]
    public void Matches_APattern_TakesItsFamily(string? pattern, string type, bool expected) =>
        Assert.Equal(expected, EventType.Matches(pattern, type));

    internal static async Task<List<WorkflowEvent>> LogAsync(WorkflowHost host, string id)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var events = new List<WorkflowEvent>();
            await foreach (var happened in host.Get<WorkflowEventBusFactory>().Reader(host.Client).EnumerateAsync(id, 0, patience.Token))
            {
                events.Add(happened);
            }

            if (events.Exists(happened => happened.Type == WorkflowEventTypes.WorkflowCompleted))
            {
                return events;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}

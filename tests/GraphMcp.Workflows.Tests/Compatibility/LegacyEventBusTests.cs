#pragma warning disable GRAPHMCP002 // It is what is tested.

using System.Collections.Concurrent;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.Extensions.Logging.Abstractions;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The old event contract: emit(type, payload) and subscribe(type, handler), with the old types and shapes.</summary>
public sealed class LegacyEventBusTests
{
    private static readonly string[] Everywhere = ["workflow_id", "event_id", "timestamp", "event_type"];

    /// <summary>The names and fields that old handlers know, each from the new event that it is made of.</summary>
    public static TheoryData<string, string, string[]> OldTypes =>
        new()
        {
            { "workflow.started", "workflow_started", [] },
            { "workflow.started", "workflow_start", [] },
            { "step.started", "step_started", ["step_id", "step_name", "input_data_keys"] },
            { "step.started", "step_start", ["step_id", "step_name", "input_data_keys"] },
            { "step.completed", "step_completed", ["step_id", "step_name", "output_data_keys"] },
            { "step.completed", "step_complete", ["step_id", "step_name", "output_data_keys"] },
            { "step.completed/Failed", "step_failed", ["step_id", "step_name", "error_message", "error_context"] },
            { "step.completed/Failed", "step_error", ["step_id", "step_name", "error_message", "error_context"] },
            { "batch.started", "batch_started", ["batch_id", "step_id", "status"] },
            { "batch.completed", "batch_completed", ["batch_id", "step_id", "total_files", "processed", "errors", "status"] },
            { "batch.failed", "batch_failed", ["batch_id", "step_id", "error_message", "attempt", "status"] },
            { "file.failed", "file_failed", ["batch_id", "file_path", "error_message"] },
            {
                "workflow.completed/Succeeded",
                "workflow_completed",
                ["duration_seconds", "steps_completed", "total_steps", "success_rate", "status"]
            },
            {
                "workflow.completed/Succeeded",
                "workflow_complete",
                ["duration_seconds", "steps_completed", "total_steps", "success_rate", "status"]
            },
            { "workflow.completed/PartiallySucceeded", "workflow_complete", ["duration_seconds", "status"] },
            { "workflow.completed/Failed", "workflow_failed", ["error_message", "step_failed", "status"] },
            { "workflow.completed/Failed", "workflow_error", ["error_message", "step_failed", "status"] },
            { "workflow.completed/Stopped", "workflow_cancelled", ["status"] },
            { "workflow.stateChanged", "workflow_state_changed", ["state", "reason"] },
            { "plan.pagePlanned", "plan_page_planned", ["page", "files", "batches", "bytes"] },
            { "checkpoint.saved", "checkpoint_saved", ["checkpoint_id", "label"] },
        };

    [Theory]
    [MemberData(nameof(OldTypes))]
    public async Task Subscribe_ToAnOldType_GetsItInTheOldShape(string happened, string oldType, string[] fields)
    {
        var (feed, got) = (new MemoryEventFeed(), new List<IReadOnlyDictionary<string, object?>>());
        using var bus = Bus(feed);
        using var subscription = bus.Subscribe(oldType, got.Add);

        await feed.DeliverAsync(feed.Write(EventOf(happened)));

        var payload = Assert.Single(got);
        Assert.Empty(Everywhere.Concat(fields).Except(payload.Keys));
        Assert.Equal(("w", oldType, 7.0), (payload["workflow_id"], payload["event_type"], payload["timestamp"]));
        Assert.DoesNotContain(payload.Keys, name => name.Any(char.IsUpper));
    }

    [Fact]
    public async Task Subscribe_ToTheEndOfAWorkflow_TellsWhatItsWholeLogAddsUpTo()
    {
        var (feed, got) = (new MemoryEventFeed(), new List<IReadOnlyDictionary<string, object?>>());
        feed.Write(MemoryEventFeed.Event("workflow.started", 10));
        feed.Write(MemoryEventFeed.Event("step.started", 11, step: "plan"));
        feed.Write(MemoryEventFeed.Event("step.completed", 12, new { state = "Succeeded" }, "plan"));
        feed.Write(MemoryEventFeed.Event("step.started", 12, step: "process"));
        feed.Write(MemoryEventFeed.Event("step.completed", 29, new { state = "Failed" }, "process"));
        using var bus = Bus(feed);
        bus.Subscribe("workflow_error", got.Add);

        await feed.HappenAsync("workflow.completed", 30, new { state = "Failed", failure = new { code = "x", message = "Too many." } });

        var payload = Assert.Single(got);
        Assert.Equal(
            (20.0, 1L, 2L, 0.5),
            (payload["duration_seconds"], payload["steps_completed"], payload["total_steps"], payload["success_rate"])
        );
        Assert.Equal(("Too many.", "process", "failed"), (payload["error_message"], payload["step_failed"], payload["status"]));
        Assert.Equal(1, feed.Reads);
    }

    [Fact]
    public async Task Emit_OfATypeOfAnyonesOwn_ArrivesAsItWasEmitted()
    {
        var (feed, got) = (new MemoryEventFeed(), new List<IReadOnlyDictionary<string, object?>>());
        using var bus = Bus(feed);
        using var subscription = bus.Subscribe("deploymentApproved", got.Add);

        await bus.Emit(
            "deploymentApproved",
            new Dictionary<string, object?>
            {
                ["approvedBy"] = "ann",
                ["count"] = 3,
                ["timestamp"] = "now",
                ["tags"] = new[] { "a" },
            }
        );
        await feed.DeliverAsync(feed.Log.Single());

        var payload = Assert.Single(got);
        Assert.Equal(("ann", 3L, "now"), (payload["approvedBy"], payload["count"], payload["timestamp"]));
        Assert.Equal(["a"], Assert.IsType<List<object?>>(payload["tags"]));
        Assert.Equal("deploymentApproved", feed.Log.Single().Type);
    }

    [Fact]
    public async Task Handler_ThatThrows_HarmsNobodyElse()
    {
        var (feed, got) = (new MemoryEventFeed(), new List<string>());
        using var bus = Bus(feed);
        bus.Subscribe("workflow_started", _ => throw new InvalidOperationException("No."));
        bus.Subscribe("workflow_started", _ => got.Add("second"));

        await feed.HappenAsync("workflow.started", 1);

        Assert.Equal(["second"], got);
    }

    [Fact]
    public async Task Subscription_ThatIsDisposed_GetsNothingAnyMore()
    {
        var (feed, got) = (new MemoryEventFeed(), new List<string>());
        using var bus = Bus(feed);
        Action<IReadOnlyDictionary<string, object?>> handler = _ => got.Add("called");
        var first = bus.Subscribe("workflow_started", handler);
        using var second = bus.Subscribe("workflow_started", handler);

        first.Dispose();
        first.Dispose();
        await feed.HappenAsync("workflow.started", 1);

        Assert.Equal(["called"], got);
    }

    [Fact]
    public async Task Events_SwitchedOffAndOn_StopAndComeAgainWithoutAnyoneSubscribingAnew()
    {
        var (feed, options, got) = (new MemoryEventFeed(), new FixedOptions(), new List<object?>());
        using var bus = new LegacyEventBus(feed, options, NullLogger<LegacyEventBus>.Instance);
        bus.Subscribe("step_started", payload => got.Add(payload["step_id"]));

        await feed.HappenAsync("step.started", 1, step: "first");
        options.CurrentValue.Events = false;
        await feed.HappenAsync("step.started", 2, step: "second");
        options.CurrentValue.Events = true;
        await feed.HappenAsync("step.started", 3, step: "third");

        Assert.Equal(["first", "third"], got);
    }

    [Fact]
    public async Task OldAndNewHandlers_OfARealRun_SeeTheSame()
    {
        await using var host = new WorkflowHost { Configure = ManyPages }.AddFiles(30);
        await host.OpenAsync();
        var (old, now) = (new ConcurrentQueue<IReadOnlyDictionary<string, object?>>(), new ConcurrentQueue<WorkflowEvent>());
        var types = new[]
        {
            "workflow_started",
            "step_started",
            "step_completed",
            "batch_started",
            "batch_completed",
            "workflow_completed",
        };
        var ended = new TaskCompletionSource();
        using var subscription = host.Get<WorkflowEventBusFactory>().Create(host.Client).Subscribe("*", now.Enqueue);
        using var bus = host.Get<LegacyEventBusFactory>().Create(host.Client);
        types.ToList().ForEach(type => bus.Subscribe(type, old.Enqueue));
        bus.Subscribe("workflow_completed", _ => ended.TrySetResult());

        var status = await host.RunAsync(Request("decommission", parallel: 3, maxFiles: 2));
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));

        var (oldOnce, nowOnce) = (old.DistinctBy(payload => payload["event_id"]).ToList(), now.DistinctBy(happened => happened.Id));
        Assert.Equal(
            nowOnce.CountBy(happened => happened.Type.Replace('.', '_')).Where(type => types.Contains(type.Key)).OrderBy(type => type.Key),
            oldOnce.CountBy(payload => (string)payload["event_type"]!).OrderBy(type => type.Key)
        );
        Assert.Equal(status.Progress.FilesPlanned, oldOnce.Where(Is("batch_completed")).Sum(payload => (long)payload["total_files"]!));
        Assert.Equal(
            (4L, 4L),
            (oldOnce.Single(Is("workflow_completed"))["steps_completed"], oldOnce.Single(Is("workflow_completed"))["total_steps"])
        );

        static Func<IReadOnlyDictionary<string, object?>, bool> Is(string type) => payload => (string)payload["event_type"]! == type;
    }

    [Fact]
    public async Task Emit_OnEitherBusOfTheRealEngine_ReachesTheHandlersOfBoth()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        var newBus = host.Get<WorkflowEventBusFactory>().Create(host.Client);
        using var oldBus = host.Get<LegacyEventBusFactory>().Create(host.Client);
        var (old, now) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        using var fourth = new CountdownEvent(4);
        using var oldHandler = oldBus.Subscribe("deployment_approved", payload => Note(old, (string)payload["by"]!));
        using var newHandler = newBus.Subscribe(
            "deployment_approved",
            happened => Note(now, happened.Data!.Value.GetProperty("by").GetString()!)
        );

        await oldBus.Emit("deployment_approved", new Dictionary<string, object?> { ["by"] = "ann" });
        await newBus.Emit("deployment_approved", new { By = "bob" });

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Task.Run(() => fourth.Wait(patience.Token));
        Assert.Equal(["ann", "bob"], old.Order());
        Assert.Equal(["ann", "bob"], now.Order());

        void Note(ConcurrentQueue<string> seen, string by)
        {
            if (!seen.Contains(by))
            {
                seen.Enqueue(by);
                fourth.Signal();
            }
        }
    }

    private static LegacyEventBus Bus(MemoryEventFeed feed) => new(feed, new FixedOptions(), NullLogger<LegacyEventBus>.Instance);

    private static WorkflowEvent EventOf(string happened)
    {
        var parts = happened.Split('/');
        var state = parts.ElementAtOrDefault(1) ?? "Succeeded";
        object? data = parts[0] switch
        {
            "workflow.started" => new { template = "inventory" },
            "workflow.stateChanged" => new { state = "Paused", reason = (string?)null },
            "workflow.completed" or "step.completed" => new
            {
                state,
                failure = state == "Failed" ? new { code = "x", message = "No." } : null,
            },
            "plan.pagePlanned" => new
            {
                page = 0,
                files = 3,
                batches = 1,
                bytes = 30,
            },
            "batch.completed" => new
            {
                files = 3,
                processed = 2,
                skipped = 0,
                failed = 1,
                durationMs = 5,
            },
            "batch.failed" => new
            {
                code = "x",
                message = "No.",
                attempt = 1,
            },
            "file.failed" => new
            {
                path = "a.sql",
                code = "x",
                message = "No.",
            },
            "checkpoint.saved" => new { checkpointId = "c", label = "l" },
            _ => null,
        };
        var inStep = parts[0].StartsWith("step.", StringComparison.Ordinal) || parts[0].StartsWith("batch.", StringComparison.Ordinal);
        var inBatch = parts[0].StartsWith("batch.", StringComparison.Ordinal) || parts[0].StartsWith("file.", StringComparison.Ordinal);
        return MemoryEventFeed.Event(parts[0], 7, data, inStep ? "process" : null, inBatch ? "w/0/00000" : null);
    }
}

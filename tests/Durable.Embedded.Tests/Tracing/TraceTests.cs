using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Durable.Embedded.Tests.Orchestrations;
using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Tracing;

public sealed class TraceTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task Spans_OfAnOrchestration_FormOneTreeBelowItsStarter(int sessions)
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(sessions);

        await hub.RunAsync<string>("Parent");
        await hub.CloseAsync();

        var create = trace.The("create_orchestration:Parent", ActivityKind.Producer);
        var parent = trace.The("orchestration:Parent", ActivityKind.Server);
        var childCall = trace.The("orchestration:Child@(2.0)", ActivityKind.Client);
        var child = trace.The("orchestration:Child@(2.0)", ActivityKind.Server);
        var call = trace.The("activity:Say@(2.0)", ActivityKind.Client);
        var run = trace.The("activity:Say@(2.0)", ActivityKind.Server);
        var timer = trace.The("orchestration:Parent:timer", ActivityKind.Internal);
        Assert.Equal(trace.Root.SpanId, create.ParentSpanId);
        Assert.Equal(create.SpanId, parent.ParentSpanId);
        Assert.Equal(parent.SpanId, childCall.ParentSpanId);
        Assert.Equal(parent.SpanId, timer.ParentSpanId);
        Assert.Equal(childCall.SpanId, child.ParentSpanId);
        Assert.Equal(child.SpanId, call.ParentSpanId);
        Assert.Equal(call.SpanId, run.ParentSpanId);
        Assert.Equal(run.SpanId, trace.The("inside", ActivityKind.Internal).ParentSpanId);
    }

    [Fact]
    public async Task Spans_OfAnOrchestration_HaveThePublishedAttributes()
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(1000);

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await hub.EndAsync(id);
        await hub.CloseAsync();

        var parent = trace.The("orchestration:Parent", ActivityKind.Server);
        var timer = trace.The("orchestration:Parent:timer", ActivityKind.Internal);
        Assert.Equal("orchestration", parent.GetTagItem("durabletask.type"));
        Assert.Equal("Parent", parent.GetTagItem("durabletask.task.name"));
        Assert.Equal(id, parent.GetTagItem("durabletask.task.instance_id"));
        Assert.Equal("Completed", parent.GetTagItem("durabletask.task.status"));
        Assert.Equal("2.0", trace.The("activity:Say@(2.0)", ActivityKind.Server).GetTagItem("durabletask.task.version"));
        Assert.NotNull(timer.GetTagItem("durabletask.fire_at"));
        Assert.True(parent.Duration >= timer.Duration);
    }

    [Fact]
    public async Task Spans_OfWhatFails_SayIt()
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(1000);

        await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Fails"));
        await hub.CloseAsync();

        Assert.Equal(ActivityStatusCode.Error, trace.The("activity:Bad", ActivityKind.Server).Status);
        Assert.Equal("bad", trace.The("activity:Bad", ActivityKind.Client).StatusDescription);
        Assert.Equal(ActivityStatusCode.Error, trace.The("orchestration:Fails", ActivityKind.Server).Status);
    }

    [Fact]
    public async Task Spans_OfEvents_NameSenderAndTarget()
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(1000);
        var waits = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits");

        await hub.Client.RaiseEventAsync(waits, "First", "a", TestContext.Current.CancellationToken);
        await hub.RunAsync<object?>("Sends", waits);
        await hub.EndAsync(waits);
        await hub.CloseAsync();

        Assert.Equal(
            waits,
            trace.The("orchestration_event:First", ActivityKind.Producer).GetTagItem("durabletask.event.target_instance_id")
        );
        var sent = trace.The("orchestration_event:Second", ActivityKind.Producer);
        Assert.Equal(waits, sent.GetTagItem("durabletask.event.target_instance_id"));
        Assert.Equal(trace.The("orchestration:Sends", ActivityKind.Server).SpanId, sent.ParentSpanId);
    }

    [Fact]
    public async Task Meter_OfAHub_CountsOrchestrationsAndTimesActivities()
    {
        var name = $"Counted{Guid.NewGuid():N}";
        var counts = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "Durable.Embedded")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument.Name, 1, tags));
        listener.Start();
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc(name, context => context.CallActivityAsync<string>(name)).AddActivityFunc(name, _ => "done")
        );

        await hub.RunAsync<string>(name);
        await hub.CloseAsync();

        Assert.Equal(1, counts["durabletask.orchestrations.started"]);
        Assert.Equal(1, counts["durabletask.orchestrations.ended"]);
        Assert.Equal(2, counts["durabletask.turns"]);
        Assert.Equal(1, counts["durabletask.activity.duration"]);

        void Count(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "durabletask.task.name" && (string?)tag.Value == name)
                {
                    counts.AddOrUpdate(instrument, value, (_, sum) => sum + value);
                }
            }
        }
    }

    private static Task<TestHub> StartAsync(int sessions) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    async context =>
                    {
                        await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                        return await context.CallSubOrchestratorAsync<string>(
                            "Child",
                            options: new SubOrchestrationOptions { Version = "2.0" }
                        );
                    }
                )
                .AddOrchestratorFunc("Child", context => context.CallActivityAsync<string>("Say"))
                .AddOrchestratorFunc("Fails", context => context.CallActivityAsync<string>("Bad"))
                .AddOrchestratorFunc(
                    "Waits",
                    async context =>
                        await context.WaitForExternalEvent<string>("First") + await context.WaitForExternalEvent<string>("Second")
                )
                .AddOrchestratorFunc<string, object?>(
                    "Sends",
                    (context, target) =>
                    {
                        context.SendEvent(target, "Second", "b");
                        return Task.FromResult<object?>(null);
                    }
                )
                .AddActivityFunc(
                    "Say",
                    _ =>
                    {
                        using var inside = Trace.Own.StartActivity("inside");
                        return "said";
                    }
                )
                .AddActivityFunc("Bad", _ => throw new InvalidOperationException("bad"))
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();
}

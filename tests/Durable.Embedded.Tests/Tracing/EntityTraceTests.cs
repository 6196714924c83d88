using System.Diagnostics;
using Durable.Embedded.Tests.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Tracing;

public sealed class EntityTraceTests
{
    private static readonly EntityInstanceId One = new(nameof(Teller), "1");
    private static readonly EntityInstanceId Two = new(nameof(Teller), "2");

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task Spans_OfWhatAnOrchestrationAsks_AreBelowIt(int sessions)
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(sessions);

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Asks");
        await hub.EndAsync(id);
        await EntityHasAsync(hub, Two, 2);
        await hub.CloseAsync();

        var asks = trace.The("orchestration:Asks", ActivityKind.Server);
        var call = trace.The("entity:teller:Add", ActivityKind.Client);
        var called = trace.The("entity:teller:Add", ActivityKind.Server);
        var signal = trace.The("entity:teller:Set", ActivityKind.Producer);
        var signalled = trace.The("entity:teller:Set", ActivityKind.Consumer);
        Assert.Equal(asks.SpanId, call.ParentSpanId);
        Assert.Equal(call.SpanId, called.ParentSpanId);
        Assert.Equal(called.SpanId, trace.The("inside", ActivityKind.Internal).ParentSpanId);
        Assert.Equal(asks.SpanId, signal.ParentSpanId);
        Assert.Equal(signal.SpanId, signalled.ParentSpanId);
        Assert.Equal("entity", call.GetTagItem("durabletask.type"));
        Assert.Equal("call_entity", call.GetTagItem("durabletask.task.operation"));
        Assert.Equal(One.ToString(), call.GetTagItem("durabletask.event.target_instance_id"));
        Assert.Equal("call_entity", called.GetTagItem("durabletask.task.operation"));
        Assert.Equal(One.ToString(), called.GetTagItem("durabletask.task.instance_id"));
        Assert.Equal("signal_entity", signal.GetTagItem("durabletask.task.operation"));
        Assert.Equal("signal_entity", signalled.GetTagItem("durabletask.task.operation"));
        Assert.Equal(ActivityStatusCode.Ok, called.Status);
    }

    [Fact]
    public async Task Spans_OfWhatAnEntitySendsAndStarts_AreBelowItsOperation()
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(1000);

        await hub.Client.Entities.SignalEntityAsync(One, "PassOn", 2, cancellation: TestContext.Current.CancellationToken);
        // The signal and the start are of one commit: what the signal did comes after both.
        await EntityHasAsync(hub, Two, 2);
        await hub.EndAsync("started");
        await hub.CloseAsync();

        var sent = trace.The("entity:teller:PassOn", ActivityKind.Producer);
        var passes = trace.The("entity:teller:PassOn", ActivityKind.Consumer);
        var signal = trace.The("entity:teller:Set", ActivityKind.Producer);
        var create = trace.The("teller:create_orchestration", ActivityKind.Producer);
        Assert.Equal(trace.Root.SpanId, sent.ParentSpanId);
        Assert.Equal(sent.SpanId, passes.ParentSpanId);
        Assert.Equal(passes.SpanId, signal.ParentSpanId);
        Assert.Equal(signal.SpanId, trace.The("entity:teller:Set", ActivityKind.Consumer).ParentSpanId);
        Assert.Equal(passes.SpanId, create.ParentSpanId);
        Assert.Equal(create.SpanId, trace.The("orchestration:Started", ActivityKind.Server).ParentSpanId);
        Assert.Equal(One.ToString(), signal.GetTagItem("durabletask.task.instance_id"));
        Assert.Equal(Two.ToString(), signal.GetTagItem("durabletask.event.target_instance_id"));
        Assert.Equal("entity", create.GetTagItem("durabletask.type"));
        Assert.Equal("started", create.GetTagItem("durabletask.event.target_instance_id"));
        Assert.Equal(One.ToString(), create.GetTagItem("durabletask.task.instance_id"));
    }

    [Fact]
    public async Task Spans_OfAnOperationThatFails_SayItAndHaveNothingBelow()
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(1000);

        await hub.RunAsync<string>("Fails");
        await hub.CloseAsync();

        var failed = trace.The("entity:teller:Fail", ActivityKind.Server);
        Assert.Equal((ActivityStatusCode.Error, "bad"), (failed.Status, failed.StatusDescription));
        Assert.Equal("bad", failed.GetTagItem("durabletask.entity.error_message"));
        Assert.DoesNotContain("entity:teller:Set", trace.Names);
    }

    [Fact]
    public async Task Spans_OfADelayedSignal_TellWhenItIsDue()
    {
        using var trace = new Trace();
        await using var hub = await StartAsync(1000);
        var due = DateTimeOffset.UtcNow.AddMilliseconds(20);

        await hub.Client.Entities.SignalEntityAsync(
            One,
            "Set",
            3,
            new SignalEntityOptions { SignalTime = due },
            TestContext.Current.CancellationToken
        );
        await hub.RestartAsync();
        await EntityHasAsync(hub, One, 3);
        await hub.CloseAsync();

        var signal = trace.The("entity:teller:Set", ActivityKind.Producer);
        Assert.NotNull(signal.GetTagItem("durabletask.task.scheduled_time"));
        Assert.Equal(signal.SpanId, trace.The("entity:teller:Set", ActivityKind.Consumer).ParentSpanId);
    }

    private static Task EntityHasAsync(TestHub hub, EntityInstanceId id, int state) =>
        hub.UntilAsync(async () => (await hub.Client.Entities.GetEntityAsync<int>(id))?.State == state);

    private static Task<TestHub> StartAsync(int sessions) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Asks",
                    async context =>
                    {
                        await context.Entities.SignalEntityAsync(Two, "Set", 2);
                        return await context.Entities.CallEntityAsync<int>(One, "Add", 1);
                    }
                )
                .AddOrchestratorFunc(
                    "Fails",
                    async context =>
                    {
                        try
                        {
                            await context.Entities.CallEntityAsync(One, "Fail");
                            return "went well";
                        }
                        catch (EntityOperationFailedException e)
                        {
                            return e.FailureDetails.ErrorMessage;
                        }
                    }
                )
                .AddOrchestratorFunc("Started", _ => Task.FromResult("done"))
                .AddEntity<Teller>()
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

    private sealed class Teller : TaskEntity<int>
    {
        public int Add(int amount)
        {
            using var inside = Trace.Own.StartActivity("inside");
            return State += amount;
        }

        public void Set(int amount) => State = amount;

        public void PassOn(int amount)
        {
            Context.SignalEntity(Two, "Set", amount);
            Context.ScheduleNewOrchestration("Started", options: new StartOrchestrationOptions("started"));
        }

        public void Fail()
        {
            Context.SignalEntity(Two, "Set", 5);
            throw new InvalidOperationException("bad");
        }
    }
}

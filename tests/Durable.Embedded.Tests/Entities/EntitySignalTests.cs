using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Entities;

public sealed class EntitySignalTests
{
    private static readonly EntityInstanceId Target = new("Log", "target");
    private static readonly EntityInstanceId Source = new("Log", "source");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("client", false)]
    [InlineData("client", true)]
    [InlineData("orchestration", false)]
    [InlineData("orchestration", true)]
    [InlineData("entity", false)]
    [InlineData("entity", true)]
    public async Task Signal_ForLater_IsAppliedWhenItIsDue(string sender, bool restarts)
    {
        await using var hub = await HubAsync();
        var due = _time.GetUtcNow().AddHours(1);
        await SendAsync(hub, sender, due);
        if (restarts)
        {
            await hub.RestartAsync();
        }

        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("", await hub.RunAsync<string>("Read", Target));

        _time.Advance(TimeSpan.FromMinutes(1));

        await hub.UntilAsync(async () => await hub.RunAsync<string>("Read", Target) == "late;");
    }

    [Theory]
    [InlineData("client")]
    [InlineData("orchestration")]
    [InlineData("entity")]
    public async Task Signal_WhoseTimeIsOver_IsAppliedAtOnce(string sender)
    {
        await using var hub = await HubAsync();

        await SendAsync(hub, sender, _time.GetUtcNow().AddHours(-1));

        await hub.UntilAsync(async () => await hub.RunAsync<string>("Read", Target) == "late;");
    }

    [Fact]
    public async Task Signals_ThatFellDueWhileTheHubWasClosed_AreAllAppliedOnce()
    {
        await using var hub = await HubAsync();
        for (var i = 0; i < 5; i++)
        {
            await hub.Client.Entities.SignalEntityAsync(Target, "Write", $"{i}", _time.GetUtcNow().AddMinutes(i + 1));
        }

        await hub.CloseAsync();
        _time.Advance(TimeSpan.FromHours(1));
        await hub.StartAsync();

        await hub.UntilAsync(async () => (await hub.RunAsync<string>("Read", Target)).Length == 10);
        await hub.RestartAsync();
        Assert.Equal("01234", string.Concat((await hub.RunAsync<string>("Read", Target)).Where(char.IsDigit).Order()));
    }

    [Fact]
    public async Task Signal_ForLaterToALockedEntity_WaitsForItsRelease()
    {
        await using var hub = await HubAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Hold", new StartOrchestrationOptions("owner"));
        await hub.ReachesAsync("owner", "inside");
        await hub.Client.Entities.SignalEntityAsync(Target, "Write", "late", _time.GetUtcNow().AddMinutes(1));

        _time.Advance(TimeSpan.FromMinutes(2));

        await hub.UntilAsync(async () => (await hub.ShowAsync(Target))!.BacklogQueueSize == 1);
        await hub.Client.RaiseEventAsync("owner", "Go", "");
        await hub.EndAsync("owner");
        Assert.Equal("owner;late;", await hub.RunAsync<string>("Read", Target));
    }

    [Fact]
    public async Task Entity_StartsAnOrchestrationForLater_WithItsOptions()
    {
        await using var hub = await HubAsync();
        await hub.Client.Entities.SignalEntityAsync(Source, "StartLater", (object)_time.GetUtcNow().AddHours(1));
        await hub.UntilAsync(async () => await hub.Client.GetInstanceAsync("later") is not null);
        await hub.RestartAsync();

        var pending = (await hub.Client.GetInstanceAsync("later", getInputsAndOutputs: true))!;
        Assert.Equal(OrchestrationRuntimeStatus.Pending, pending.RuntimeStatus);
        Assert.Equal("Write", pending.Name);
        Assert.Equal("blue", pending.Tags["color"]);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("1.2.3", (await hub.EndAsync("later")).ReadOutputAs<string>());
        Assert.Equal("by a start;", await hub.RunAsync<string>("Read", Target));
    }

    [Fact]
    public async Task Entity_StartsAnOrchestrationThatRuns_ChangesNothing()
    {
        await using var hub = await HubAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Hold", new StartOrchestrationOptions("later"));
        await hub.ReachesAsync("later", "inside");

        await hub.Client.Entities.SignalEntityAsync(Source, "StartLater", (object)_time.GetUtcNow());
        Assert.Equal("asked;", await hub.RunAsync<string>("Read", Source));

        Assert.Equal("Hold", (await hub.Client.GetInstanceAsync("later"))!.Name);
    }

    private static async Task SendAsync(TestHub hub, string sender, DateTimeOffset due)
    {
        switch (sender)
        {
            case "client":
                await hub.Client.Entities.SignalEntityAsync(Target, "Write", "late", due);
                break;
            case "orchestration":
                await hub.RunAsync<bool>("SignalLater", due);
                break;
            default:
                await hub.RunAsync<bool>("LetSignalLater", due);
                break;
        }
    }

    private Task<TestHub> HubAsync() =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc<EntityInstanceId, string>(
                    "Read",
                    (context, id) => context.Entities.CallEntityAsync<string>(id, "Read")
                )
                .AddOrchestratorFunc<string, string>(
                    "Write",
                    async (context, text) =>
                    {
                        await context.Entities.CallEntityAsync(Target, "Write", text);
                        return context.Version;
                    }
                )
                .AddOrchestratorFunc<DateTimeOffset, bool>(
                    "SignalLater",
                    async (context, due) =>
                    {
                        await context.Entities.SignalEntityAsync(Target, "Write", "late", due);
                        return true;
                    }
                )
                .AddOrchestratorFunc<DateTimeOffset, bool>(
                    "LetSignalLater",
                    async (context, due) =>
                    {
                        await context.Entities.CallEntityAsync(Source, "SignalLater", due);
                        return true;
                    }
                )
                .AddOrchestratorFunc(
                    "Hold",
                    async context =>
                    {
                        await using (await context.Entities.LockEntitiesAsync(Target))
                        {
                            context.SetCustomStatus("inside");
                            await context.WaitForExternalEvent<string>("Go");
                            await context.Entities.CallEntityAsync(Target, "Write", "owner");
                            return true;
                        }
                    }
                )
                .AddEntity<Log>()
        )
        {
            Time = _time,
        }.StartAsync();

    private sealed class Log : TaskEntity<string>
    {
        public string Read() => State;

        public void Write(string text) => State += text + ";";

        public void SignalLater(DateTimeOffset due) => Context.SignalEntity(Target, "Write", "late", due);

        public void StartLater(DateTimeOffset due)
        {
            Write("asked");
            Context.ScheduleNewOrchestration(
                "Write",
                "by a start",
                new StartOrchestrationOptions("later", due)
                {
                    Version = "1.2.3",
                    Tags = new Dictionary<string, string> { ["color"] = "blue" },
                }
            );
        }

        protected override string InitializeState(TaskEntityOperation entityOperation) => "";
    }
}

using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Replay_OfAnotherActivity_FailsTheInstanceAndNamesBoth()
    {
        var name = "First";
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Changes",
                    async context =>
                    {
                        await context.CallActivityAsync(name);
                        await context.WaitForExternalEvent<string>("go");
                    }
                )
                .AddActivityFunc("First", _ => { })
                .AddActivityFunc("Second", _ => { })
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Changes");
        await Scheduled(hub, id);
        name = "Second";

        await hub.RestartAsync();
        var done = await hub.EndAsync(id);

        Assert.Equal(NonDeterministicOrchestrationException.ErrorType, done.FailureDetails?.ErrorType);
        Assert.Contains("activity 'First' (#0)", done.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("activity 'Second' (#0)", done.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ThatAsksForMoreThanItDid_FailsTheInstance()
    {
        var isNew = false;
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Changes",
                    async context =>
                    {
                        var first = context.CallActivityAsync("NoOp");
                        if (isNew)
                        {
                            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                        }

                        await first;
                        await context.WaitForExternalEvent<string>("go");
                    }
                )
                .AddActivityFunc("NoOp", _ => { })
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Changes");
        await Scheduled(hub, id);
        isNew = true;

        await hub.RestartAsync();

        Assert.Contains("a timer (#1)", (await hub.EndAsync(id)).FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ThatEndsWhereItWaited_FailsTheInstance()
    {
        var isNew = false;
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc("Changes", context => isNew ? Task.FromResult("") : context.WaitForExternalEvent<string>("go"))
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Changes");
        await hub.BeginAsync(id);
        isNew = true;

        await hub.RestartAsync();

        Assert.Equal(NonDeterministicOrchestrationException.ErrorType, (await hub.EndAsync(id)).FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task Replay_OfAnUnknownOrchestrator_FailsTheInstance()
    {
        await using var hub = await TestHub.StartAsync(_ => { });

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("NoSuch"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal("OrchestratorTaskNotFound", done.FailureDetails?.ErrorType);
        Assert.Contains("'NoSuch'", done.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<TaskOrchestrationContext, Task, Task>> NonDurableAwaits =>
        new()
        {
            { "TaskFromOutside", (_, outside) => outside },
            { "DelayForEver", (_, _) => Task.Delay(Timeout.Infinite) },
            { "ConfigureAwait", async (context, _) => await context.CallActivityAsync("NoOp").ConfigureAwait(false) },
            { "BesideADurableTask", (context, outside) => Task.WhenAny(outside, context.WaitForExternalEvent<string>("go")) },
            {
                "CallFromAnotherThread",
                async (context, outside) =>
                {
                    _ = outside.ContinueWith(_ => context.NewGuid(), TaskScheduler.Default);
                    await context.WaitForExternalEvent<string>("go");
                }
            },
        };

    [Theory, MemberData(nameof(NonDurableAwaits))]
    public async Task Await_OfSomethingThatIsNotDurable_FailsTheInstanceAndSaysSo(
        string name,
        Func<TaskOrchestrationContext, Task, Task> wait
    )
    {
        var outside = new TaskCompletionSource();
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    name,
                    async context =>
                    {
                        await wait(context, outside.Task);
                        await context.WaitForExternalEvent<string>("never");
                    }
                )
                .AddActivityFunc("NoOp", _ => { })
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(name);
        await hub.BeginAsync(id);
        outside.SetResult();

        var done = await hub.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("not durable", done.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Await_OfYieldedAndContinuedTasks_StaysInTheTurn()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Combines",
                    async context =>
                    {
                        await Task.Yield();
                        var thread = Environment.CurrentManagedThreadId;
                        var here = await Task.Factory.StartNew(() => Environment.CurrentManagedThreadId == thread);
                        var doubled = await context
                            .CallActivityAsync<int>("Two")
                            .ContinueWith(two => two.Result * 2, TaskContinuationOptions.None);
                        return (here, doubled).ToString();
                    }
                )
                .AddActivityFunc("Two", _ => 2)
        );

        Assert.Equal("(True, 4)", await hub.RunAsync<string>("Combines"));
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task Context_TimeAndGuids_AreTheSameOnEveryReplay(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Values",
                    async context =>
                    {
                        var before = $"{context.CurrentUtcDateTime:o} {context.NewGuid()} {context.NewGuid()}";
                        var echoed = await context.CallActivityAsync<string>("Echo", before);
                        var after = $"{context.CurrentUtcDateTime:o} {context.NewGuid()}";
                        return echoed == before && await context.CallActivityAsync<string>("Echo", after) == after;
                    }
                )
                .AddActivityFunc<string, string>("Echo", (_, text) => text)
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.True(await hub.RunAsync<bool>("Values"));
    }

    [Fact]
    public async Task Context_IsReplaying_AndItsLoggersAreSilentMeanwhile()
    {
        using var log = new ListLoggerFactory();
        var replays = 0;
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Logs",
                    async context =>
                    {
                        var logger = context.CreateReplaySafeLogger("app");
                        replays += context.IsReplaying ? 1 : 0;
                        logger.LogInformation("begin");
                        await context.CallActivityAsync("NoOp");
                        logger.LogInformation("middle");
                        await context.CallActivityAsync("NoOp");
                        logger.LogInformation("end");
                    }
                )
                .AddActivityFunc("NoOp", _ => { })
        )
        {
            MaxInstancesInMemory = 0,
            LoggerFactory = log,
        }.StartAsync();

        await hub.RunAsync<object>("Logs");

        Assert.Equal(["begin", "middle", "end"], log.Of("app"));
        Assert.Equal(2, replays);
    }

    private static async Task Scheduled(TestHub hub, string id)
    {
        await hub.BeginAsync(id);
        while (!(await hub.Client.GetOrchestrationHistoryAsync(id)).OfType<TaskScheduledEvent>().Any())
        {
            await Task.Yield();
        }
    }

    private sealed class ListLoggerFactory : ILoggerFactory
    {
        private readonly List<(string Category, string Message)> _messages = [];

        public IEnumerable<string> Of(string category)
        {
            lock (_messages)
            {
                return [.. _messages.Where(message => message.Category == category).Select(message => message.Message)];
            }
        }

        public ILogger CreateLogger(string categoryName) => new ListLogger(this, categoryName);

        public void AddProvider(ILoggerProvider provider) { }

        public void Dispose() { }

        private sealed class ListLogger(ListLoggerFactory factory, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter
            )
            {
                lock (factory._messages)
                {
                    factory._messages.Add((category, formatter(state, exception)));
                }
            }
        }
    }
}

using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class RetryTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task RetryPolicy_UntilItSucceeds_GivesTheResult(int sessions)
    {
        var attempts = 0;
        await using var hub = await HubAsync(sessions, new RetryPolicy(5, Soon), () => Interlocked.Increment(ref attempts) < 3);

        Assert.Equal("done", await hub.RunAsync<string>("Calls"));
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task RetryPolicy_ThatIsExhausted_GivesTheLastFailureAfterATimerForEveryAttempt()
    {
        var attempts = 0;
        await using var hub = await HubAsync(1000, new RetryPolicy(3, Soon), () => Interlocked.Increment(ref attempts) > 0);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));
        var history = await hub.Client.GetOrchestrationHistoryAsync(done.InstanceId);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal(3, attempts);
        // As recorded on a real host: a timer follows the last attempt too.
        Assert.Equal(3, history.OfType<TimerFiredEvent>().Count());
        Assert.Equal(3, history.OfType<TaskFailedEvent>().Count());
    }

    [Fact]
    public async Task RetryPolicy_WithBackoff_WaitsLongerEveryTimeUpToTheLongestInterval()
    {
        var policy = new RetryPolicy(
            5,
            TimeSpan.FromMilliseconds(10),
            backoffCoefficient: 3,
            maxRetryInterval: TimeSpan.FromMilliseconds(50)
        );
        await using var hub = await HubAsync(1000, policy, () => true);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));
        var history = await hub.Client.GetOrchestrationHistoryAsync(done.InstanceId);

        var delays = history.OfType<TimerCreatedEvent>().Select(timer => (timer.FireAt - timer.Timestamp).TotalMilliseconds);
        Assert.Equal([10, 30, 50, 50, 0], delays);
    }

    [Fact]
    public async Task RetryPolicy_ThatHandlesOnlySomeFailures_GivesUpOnOthersAtOnce()
    {
        var attempts = 0;
        var policy = new RetryPolicy(5, Soon) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() };
        await using var hub = await HubAsync(1000, policy, () => Interlocked.Increment(ref attempts) > 0);

        await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task RetryPolicy_PastItsTimeout_GivesUp()
    {
        var attempts = 0;
        var policy = new RetryPolicy(1000, TimeSpan.FromMilliseconds(20), retryTimeout: TimeSpan.FromMilliseconds(50));
        await using var hub = await HubAsync(1000, policy, () => Interlocked.Increment(ref attempts) > 0);

        await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.InRange(attempts, 1, 4);
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task RetryHandler_SeesAttemptsAndFailures_UntilItDeclines(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Calls",
                    async context =>
                    {
                        var seen = new List<string>();
                        var options = TaskOptions.FromRetryHandler(
                            async (RetryContext retry) =>
                            {
                                seen.Add($"{retry.LastAttemptNumber} {retry.LastFailure.ErrorMessage}");
                                await retry.OrchestrationContext.CreateTimer(Soon, CancellationToken.None);
                                return retry.LastAttemptNumber < 2;
                            }
                        );
                        try
                        {
                            await context.CallActivityAsync("Fails", options: options);
                        }
                        catch (TaskFailedException)
                        {
                            seen.Add("gave up");
                        }

                        return seen;
                    }
                )
                .AddActivityFunc("Fails", _ => throw new InvalidOperationException("no"))
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.Equal(["1 no", "2 no", "gave up"], await hub.RunAsync<string[]>("Calls"));
    }

    [Fact]
    public async Task RetryPolicy_OfAnUnknownActivity_DoesNotRetry()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc(
                "Calls",
                context => context.CallActivityAsync("NoSuch", options: TaskOptions.FromRetryPolicy(new RetryPolicy(5, Soon)))
            )
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));
        var history = await hub.Client.GetOrchestrationHistoryAsync(done.InstanceId);

        Assert.Single(history.OfType<TaskScheduledEvent>());
    }

    [Fact]
    public async Task RetryPolicy_OfASubOrchestration_StartsItAgainUnderItsId()
    {
        var attempts = 0;
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    context =>
                        context.CallSubOrchestratorAsync<string>(
                            "Child",
                            options: new SubOrchestrationOptions(TaskOptions.FromRetryPolicy(new RetryPolicy(3, Soon)), "the-child")
                        )
                )
                .AddOrchestratorFunc("Child", context => context.CallActivityAsync<string>("Fails"))
                .AddActivityFunc(
                    "Fails",
                    _ => Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException("no") : "at last"
                )
        );

        Assert.Equal("at last", await hub.RunAsync<string>("Parent"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.EndAsync("the-child")).RuntimeStatus);
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task RetryHandler_OfASubOrchestration_SeesItsFailuresUntilItSucceeds(int sessions)
    {
        var attempts = 0;
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    async context =>
                    {
                        var seen = new List<string>();
                        var options = TaskOptions.FromRetryHandler(retry =>
                        {
                            seen.Add($"{retry.LastAttemptNumber} {retry.LastFailure.ErrorType}");
                            return retry.LastFailure.IsCausedBy<TaskFailedException>();
                        });
                        seen.Add(await context.CallSubOrchestratorAsync<string>("Child", options: options));
                        return seen;
                    }
                )
                .AddOrchestratorFunc("Child", context => context.CallActivityAsync<string>("Fails"))
                .AddActivityFunc(
                    "Fails",
                    _ => Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException("no") : "at last"
                )
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        var type = typeof(TaskFailedException).FullName;
        Assert.Equal([$"1 {type}", $"2 {type}", "at last"], await hub.RunAsync<string[]>("Parent"));
    }

    [Fact]
    public async Task RetryHandler_ThatThrows_FailsTheCallWithWhatItThrew()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Calls",
                    context =>
                        context.CallActivityAsync(
                            "Fails",
                            options: TaskOptions.FromRetryHandler(new RetryHandler(_ => throw new TimeoutException("enough")))
                        )
                )
                .AddActivityFunc("Fails", _ => throw new InvalidOperationException("no"))
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.Equal(typeof(TimeoutException).FullName, done.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task RetryPolicy_WhoseHandlerThrows_GivesUpWithTheTasksOwnFailure()
    {
        var attempts = 0;
        var policy = new RetryPolicy(5, Soon) { HandleFailure = _ => throw new TimeoutException() };
        await using var hub = await HubAsync(1000, policy, () => Interlocked.Increment(ref attempts) > 0);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.Equal(1, attempts);
        Assert.Equal(typeof(TaskFailedException).FullName, done.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task RetryPolicy_OfAResultThatCannotBeRead_TriesAgain()
    {
        var attempts = 0;
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Calls",
                    context => context.CallActivityAsync<int>("Gives", options: TaskOptions.FromRetryPolicy(new RetryPolicy(3, Soon)))
                )
                .AddActivityFunc("Gives", _ => Interlocked.Increment(ref attempts) < 3 ? "no number" : (object)3)
        );

        Assert.Equal(3, await hub.RunAsync<int>("Calls"));
    }

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private static Task<TestHub> HubAsync(int sessions, RetryPolicy policy, Func<bool> fails) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Calls",
                    context => context.CallActivityAsync<string>("May", options: TaskOptions.FromRetryPolicy(policy))
                )
                .AddActivityFunc("May", _ => fails() ? throw new InvalidOperationException("no") : "done")
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();
}

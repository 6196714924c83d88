using Durable.Embedded.Activities;
using Microsoft.DurableTask;

namespace Durable.Embedded.Tests.Hub;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_CancelsARunningActivity_WhichRunsAgainOnTheNextStart()
    {
        var began = new Gate();
        var runs = 0;
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<int>("Long"))
                .AddActivityFunc(
                    "Long",
                    async context =>
                    {
                        if (Interlocked.Increment(ref runs) == 1)
                        {
                            began.Open();
                            await Task.Delay(Timeout.Infinite, ((EmbeddedActivityContext)context).CancellationToken);
                        }

                        return runs;
                    }
                )
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        await began.PassAsync();

        await hub.Hub.StopAsync(TestContext.Current.CancellationToken);
        await hub.RestartAsync();

        Assert.Equal(2, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Stop_WaitsForARunningActivity_AndKeepsItsResult()
    {
        var began = new Gate();
        var runs = 0;
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<int>("Long"))
                .AddActivityFunc(
                    "Long",
                    async context =>
                    {
                        began.Open();
                        // It goes on in spite of the cancellation, as one that finishes what it has in hand.
                        await Task.Delay(Timeout.Infinite, ((EmbeddedActivityContext)context).CancellationToken)
                            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                        return Interlocked.Increment(ref runs);
                    }
                )
        );
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        await began.PassAsync();

        await hub.Hub.StopAsync(TestContext.Current.CancellationToken);
        await hub.RestartAsync();

        Assert.Equal(1, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Stop_WhoseTokenFires_GivesUpWaiting()
    {
        var began = new Gate();
        var end = new Gate();
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync("Deaf"))
                .AddActivityFunc(
                    "Deaf",
                    _ =>
                    {
                        began.Open();
                        return end.PassAsync();
                    }
                )
        );
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls");
        await began.PassAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hub.Hub.StopAsync(new CancellationToken(canceled: true)));
        end.Open();
    }

    [Fact]
    public async Task Start_AfterStop_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(_ => { });
        await hub.Hub.StopAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Hub.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Dispose_OfAHubThatNeverStarted_Closes()
    {
        await using var hub = new TestHub(_ => { });
        await hub.OpenAsync();

        await hub.CloseAsync();

        Assert.Throws<InvalidOperationException>(() => hub.Hub);
    }
}

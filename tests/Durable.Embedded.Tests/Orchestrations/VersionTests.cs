using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class VersionTests
{
    [Theory, InlineData(null, "1.0"), InlineData("2.0", "2.0"), InlineData("", "")]
    public async Task Version_OfAStart_IsTheAskedOneOrTheDefault(string? asked, string expected)
    {
        await using var hub = await StartAsync(options => options with { DefaultVersion = "1.0" });

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Tells", null, Options(asked));
        var history = await hub.Client.GetOrchestrationHistoryAsync((await hub.EndAsync(id)).InstanceId);

        Assert.Equal(expected, (await hub.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal(expected, history.OfType<ExecutionStartedEvent>().Single().Version);
    }

    [Theory, InlineData("1.0", "v1"), InlineData("2.0", "v2")]
    public async Task Version_OfAStart_PicksTheRegisteredOne(string version, string expected)
    {
        await using var hub = await StartAsync(options => options);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Versioned", null, Options(version)));

        Assert.Equal(expected, done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Version_ThatIsNotRegisteredWhereOthersAre_IsNotFound()
    {
        await using var hub = await StartAsync(options => options);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Versioned", null, Options("3.0")));

        Assert.Equal("OrchestratorTaskNotFound", done.FailureDetails!.ErrorType);
        Assert.Equal("No orchestrator task named 'Versioned' with version '3.0' was found.", done.FailureDetails.ErrorMessage);
    }

    [Fact]
    public async Task Version_OfActivitiesAndSubOrchestrations_IsInheritedOrDefaultedOrAsked()
    {
        await using var hub = await StartAsync(options => options with { Versioning = new VersioningOptions { DefaultVersion = "7.0" } });

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls", null, Options("3.0")));

        Assert.Equal(["3.0", "7.0", "5.0"], done.ReadOutputAs<string[]>()!);
    }

    [Theory]
    [InlineData(VersionMatchStrategy.None, "9.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "2.0", true)]
    [InlineData(VersionMatchStrategy.Strict, "1.0", false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "1.0", true)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "2.1", false)]
    [InlineData(VersionMatchStrategy.CurrentOrOlder, "", true)]
    public async Task MatchStrategy_WithFail_FailsWhatDoesNotMatch(VersionMatchStrategy strategy, string version, bool runs)
    {
        await using var hub = await StartAsync(Worker("2.0", strategy, VersionFailureStrategy.Fail));

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Tells", null, Options(version)));

        Assert.Equal(runs ? null : "VersionMismatch", done.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task MatchStrategy_WithReject_LeavesWhatDoesNotMatchToAHubThatRunsIt()
    {
        await using var hub = await StartAsync(Worker("1.0", VersionMatchStrategy.CurrentOrOlder, VersionFailureStrategy.Reject));
        var newer = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Tells", null, Options("2.0"));
        await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Tells", null, Options("1.0")));

        var left = await hub.Client.GetInstanceAsync(newer, TestContext.Current.CancellationToken);
        hub.With = Worker("2.0", VersionMatchStrategy.CurrentOrOlder, VersionFailureStrategy.Reject);
        await hub.RestartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Pending, left!.RuntimeStatus);
        Assert.Equal("2.0", (await hub.EndAsync(newer)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CompareVersionTo_InAnOrchestrator_ComparesNumbers()
    {
        await using var hub = await StartAsync(options => options);

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Compares", null, Options("1.10")));

        Assert.True(done.ReadOutputAs<int>() > 0);
    }

    private static StartOrchestrationOptions Options(string? version) =>
        version is null ? new StartOrchestrationOptions() : new StartOrchestrationOptions { Version = version };

    private static Func<EmbeddedHubOptions, EmbeddedHubOptions> Worker(
        string version,
        VersionMatchStrategy match,
        VersionFailureStrategy failure
    ) =>
        options =>
            options with
            {
                Versioning = new VersioningOptions
                {
                    Version = version,
                    MatchStrategy = match,
                    FailureStrategy = failure,
                },
            };

    private static Task<TestHub> StartAsync(Func<EmbeddedHubOptions, EmbeddedHubOptions> with) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc("Tells", context => context.Version)
                .AddOrchestratorFunc("Compares", context => context.CompareVersionTo("1.9"))
                .AddOrchestratorFunc<object?, string>("Versioned", "1.0", (_, _) => Task.FromResult("v1"))
                .AddOrchestratorFunc<object?, string>("Versioned", "2.0", (_, _) => Task.FromResult("v2"))
                .AddActivityFunc<object?, string>("Tells", (context, _) => ((Activities.EmbeddedActivityContext)context).Version)
                .AddOrchestratorFunc(
                    "Calls",
                    async context =>
                        new[]
                        {
                            await context.CallActivityAsync<string>("Tells"),
                            await context.CallSubOrchestratorAsync<string>("Tells"),
                            await context.CallSubOrchestratorAsync<string>(
                                "Tells",
                                options: new SubOrchestrationOptions { Version = "5.0" }
                            ),
                        }
                )
        )
        {
            With = with,
        }.StartAsync();
}

using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class SubOrchestrationTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task CallSubOrchestrator_WithAnIdOfItsOwn_GivesItsResultAndKnowsItsParent(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    context => context.CallSubOrchestratorAsync<string>("Child", "x", new SubOrchestrationOptions(instanceId: "the-child"))
                )
                .AddOrchestratorFunc<string, string>(
                    "Child",
                    (context, input) => Task.FromResult($"{input} of {context.Parent?.Name} {context.Parent?.InstanceId}")
                )
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("the-parent"));

        Assert.Equal("x of Parent the-parent", (await hub.EndAsync("the-parent")).ReadOutputAs<string>());
        Assert.Equal("Child", (await hub.EndAsync("the-child")).Name);
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task CallSubOrchestrator_ManyWithoutIds_EachHasItsOwn(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    async context =>
                        (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => context.CallSubOrchestratorAsync<string>("Child", i))))
                            .Distinct()
                            .Count()
                )
                .AddOrchestratorFunc<int, string>("Child", (context, _) => context.CallActivityAsync<string>("Id"))
                .AddActivityFunc("Id", context => context.InstanceId)
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.Equal(20, await hub.RunAsync<int>("Parent"));
    }

    [Fact]
    public async Task CallSubOrchestrator_ThatFails_GivesTaskFailedExceptionWithItsCause()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    async context =>
                    {
                        try
                        {
                            await context.CallSubOrchestratorAsync("Child");
                            return [];
                        }
                        catch (TaskFailedException e)
                        {
                            var inner = e.FailureDetails.InnerFailure;
                            return new[] { e.TaskName, e.FailureDetails.ErrorType, inner?.ErrorType, inner?.ErrorMessage };
                        }
                    }
                )
                .AddOrchestratorFunc("Child", context => context.CallActivityAsync("Throws"))
                .AddActivityFunc("Throws", _ => throw new InvalidOperationException("boom"))
        );

        Assert.Equal(
            ["Child", "Microsoft.DurableTask.TaskFailedException", "System.InvalidOperationException", "boom"],
            await hub.RunAsync<string[]>("Parent")
        );
    }

    [Fact]
    public async Task CallSubOrchestrator_OfUnknownName_Fails()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("NoSuch"))
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent"));

        Assert.Equal("OrchestratorTaskNotFound", done.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task CallSubOrchestrator_WithTheIdOfARunningInstance_Fails()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    context => context.CallSubOrchestratorAsync("Waits", options: new SubOrchestrationOptions(instanceId: "busy"))
                )
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"))
        );
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("busy"));

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent"));

        Assert.Equal("OrchestrationAlreadyExists", done.FailureDetails?.InnerFailure?.ErrorType);
        Assert.Contains("'busy'", done.FailureDetails?.InnerFailure?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallSubOrchestrator_ThatIsTerminated_FailsInTheParent()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    context => context.CallSubOrchestratorAsync("Waits", options: new SubOrchestrationOptions(instanceId: "child"))
                )
                .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("go"))
        );
        var parent = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await hub.BeginAsync(parent);

        await hub.Client.TerminateInstanceAsync("child");

        Assert.Equal("OrchestrationTerminated", (await hub.EndAsync(parent)).FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task CallSubOrchestrator_WithTags_HasTheParentsTagsToo()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc(
                    "Parent",
                    context =>
                        context.CallSubOrchestratorAsync(
                            "Child",
                            options: new SubOrchestrationOptions(instanceId: "child")
                            {
                                Tags = new Dictionary<string, string> { ["b"] = "2" },
                            }
                        )
                )
                .AddOrchestratorFunc("Child", _ => Task.FromResult(true))
        );
        var tags = new Dictionary<string, string> { ["a"] = "1" };
        await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions { Tags = tags }));

        var child = await hub.Client.GetInstanceAsync("child");

        Assert.Equal(["a=1", "b=2"], child!.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order());
    }
}

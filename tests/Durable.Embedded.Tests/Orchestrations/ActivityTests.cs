using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class ActivityTests
{
    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task CallActivity_OneAfterAnother_GivesResultsInOrder(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc<string[]>(
                    "Hello",
                    async context =>
                        [await context.CallActivityAsync<string>("Say", "Tokyo"), await context.CallActivityAsync<string>("Say", "Seattle")]
                )
                .AddActivityFunc<string, string>("Say", (_, name) => $"Hello {name}!")
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.Equal(["Hello Tokyo!", "Hello Seattle!"], await hub.RunAsync<string[]>("Hello"));
    }

    [Theory, MemberData(nameof(SessionModes.All), MemberType = typeof(SessionModes))]
    public async Task CallActivity_FanOut_GivesEveryResult(int sessions)
    {
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc<int, int>(
                    "Fan",
                    async (context, count) =>
                        (await Task.WhenAll(Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>("Square", i)))).Sum()
                )
                .AddActivityFunc<int, int>("Square", (_, i) => i * i)
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

        Assert.Equal(Enumerable.Range(0, 200).Sum(i => i * i), await hub.RunAsync<int>("Fan", 200));
    }

    [Fact]
    public async Task CallActivity_ThatThrows_GivesTaskFailedExceptionWithDetails()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc<string>(
                    "Catches",
                    async context =>
                    {
                        try
                        {
                            await context.CallActivityAsync("Throws");
                            return "not thrown";
                        }
                        catch (TaskFailedException e)
                        {
                            var details = e.FailureDetails;
                            return $"{e.TaskName} #{e.TaskId} {details.ErrorType} {details.ErrorMessage} {details.IsCausedBy<InvalidOperationException>()} "
                                + details.InnerFailure?.ErrorMessage;
                        }
                    }
                )
                .AddActivityFunc("Throws", _ => throw new InvalidOperationException("boom", new ArgumentException("inner")))
        );

        Assert.Equal("Throws #0 System.InvalidOperationException boom True inner", await hub.RunAsync<string>("Catches"));
    }

    [Fact]
    public async Task CallActivity_OfUnknownName_FailsThatTask()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc("Calls", context => context.CallActivityAsync("NoSuchActivity"))
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", done.FailureDetails?.ErrorType);
        Assert.Equal("ActivityTaskNotFound", done.FailureDetails?.InnerFailure?.ErrorType);
        Assert.Contains("'NoSuchActivity'", done.FailureDetails?.InnerFailure?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallActivity_OfAnotherCase_IsFound()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc("Calls", context => context.CallActivityAsync<int>("ANSWER")).AddActivityFunc("Answer", _ => 42)
        );

        Assert.Equal(42, await hub.RunAsync<int>("calls"));
    }

    [Fact]
    public async Task CallActivity_WhoseResultIsOfAnotherType_FailsTheAwait()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", context => context.CallActivityAsync<int>("Text"))
                .AddActivityFunc("Text", _ => "not a number")
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.Equal("System.Text.Json.JsonException", done.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task CallActivity_WithServices_HasAScopeOfItsOwnThatIsDisposedOf()
    {
        var scopes = new List<ScopedService>();
        await using var services = new ServiceCollection()
            .AddScoped(_ =>
            {
                var scoped = new ScopedService();
                lock (scopes)
                {
                    scopes.Add(scoped);
                }

                return scoped;
            })
            .BuildServiceProvider();
        await using var hub = await new TestHub(registry =>
            registry
                .AddOrchestratorFunc(
                    "Twice",
                    async context =>
                    {
                        await context.CallActivityAsync<bool>(nameof(UsesService));
                        return await context.CallActivityAsync<bool>(nameof(UsesService));
                    }
                )
                .AddActivity<UsesService>()
        )
        {
            Services = services,
        }.StartAsync();

        Assert.True(await hub.RunAsync<bool>("Twice"));
        Assert.Equal(2, scopes.Count);
        Assert.All(scopes, scope => Assert.True(scope.IsDisposed));
    }

    [Fact]
    public async Task CallActivity_WithTheOptionsAsInput_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(registry =>
            registry.AddOrchestratorFunc("Calls", context => context.CallActivityAsync<int>("Any", (object)new TaskOptions()))
        );

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls"));

        Assert.Equal("System.ArgumentException", done.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task CallActivity_SeesNoAmbientValuesOfWhoeverStartedTheHub()
    {
        var ambient = new AsyncLocal<string?> { Value = "mine" };
        await using var hub = await TestHub.StartAsync(registry =>
            registry
                .AddOrchestratorFunc("Calls", async context => $"{ambient.Value}{await context.CallActivityAsync<string>("Ambient")}")
                .AddActivityFunc("Ambient", _ => $"{ambient.Value}")
        );

        Assert.Equal("", await hub.RunAsync<string>("Calls"));
    }

    private sealed class ScopedService : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class UsesService(ScopedService service) : TaskActivity<object?, bool>
    {
        public override Task<bool> RunAsync(TaskActivityContext context, object? input) => Task.FromResult(!service.IsDisposed);
    }
}

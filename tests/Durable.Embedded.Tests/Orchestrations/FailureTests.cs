using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace Durable.Embedded.Tests.Orchestrations;

public sealed class FailureTests
{
    [Fact]
    public async Task Failure_WithInnerExceptions_KeepsThemAndTheirProperties()
    {
        await using var hub = await StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls", "Nested"));

        var failure = done.FailureDetails!;
        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        Assert.Equal(typeof(InvalidOperationException).FullName, failure.InnerFailure!.ErrorType);
        Assert.Equal(typeof(FileNotFoundException).FullName, failure.InnerFailure.InnerFailure!.ErrorType);
        Assert.Equal("a.txt", failure.InnerFailure.InnerFailure.Properties!["file"]);
        Assert.Equal(5d, failure.InnerFailure.InnerFailure.Properties["length"]);
    }

    [Theory]
    [InlineData("NoSuch", "ActivityTaskNotFound")]
    [InlineData("TakesNumber", "System.Text.Json.JsonException")]
    [InlineData("GivesCircle", "System.Text.Json.JsonException")]
    public async Task Failure_OfAnActivity_SaysWhatWasWrong(string activity, string type)
    {
        await using var hub = await StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Calls", activity));

        Assert.Equal(type, done.FailureDetails!.InnerFailure!.ErrorType);
    }

    [Theory]
    [InlineData("NoSuch", "OrchestratorTaskNotFound")]
    [InlineData("TakesNumber", "System.Text.Json.JsonException")]
    [InlineData("GivesCircle", "System.Text.Json.JsonException")]
    public async Task Failure_OfAnOrchestrator_SaysWhatWasWrong(string orchestrator, string type)
    {
        await using var hub = await StartAsync();

        var done = await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, "no number"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal(type, done.FailureDetails!.ErrorType);
    }

    private static Task<TestHub> StartAsync() =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc<string, string>(
                    "Calls",
                    (context, activity) => context.CallActivityAsync<string>(activity, "no number")
                )
                .AddOrchestratorFunc<int, int>("TakesNumber", (_, number) => Task.FromResult(number))
                .AddOrchestratorFunc<object?, object?>("GivesCircle", (_, _) => Task.FromResult<object?>(new Circle()))
                .AddActivityFunc<int, int>("TakesNumber", (_, number) => number)
                .AddActivityFunc<object?, object?>("GivesCircle", (_, _) => new Circle())
                .AddActivityFunc("Nested", _ => throw new InvalidOperationException("outer", new FileNotFoundException("inner", "a.txt")))
        )
        {
            With = options => options with { ExceptionProperties = new FileProperties() },
        }.StartAsync();

    private sealed class FileProperties : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) =>
            exception is FileNotFoundException { FileName: { } file }
                ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["file"] = file, ["length"] = file.Length }
                : null;
    }

    private sealed class Circle
    {
        public Circle Self => this;
    }
}

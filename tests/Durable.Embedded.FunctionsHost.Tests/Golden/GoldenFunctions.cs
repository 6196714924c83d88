using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>The functions by whose behaviour the transcript was recorded on a real host.</summary>
internal sealed class GoldenFunctions
{
    [Function("Payload")]
    public static async Task<IActionResult> Payload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payload/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        string id
    )
    {
        Assert.Equal("GET", request.Method);
        return new JsonResult(client.CreateHttpManagementPayload(id, await context.GetHttpRequestDataAsync()));
    }

    [Function("Hello")]
    public static async Task<string[]> Hello([OrchestrationTrigger] TaskOrchestrationContext context) =>
        [await context.CallActivityAsync<string>("Say", "Tokyo"), await context.CallActivityAsync<string>("Say", "Seattle")];

    [Function("Fan")]
    public static async Task<int> Fan([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var squares = Enumerable.Range(0, context.GetInput<int>()).Select(number => context.CallActivityAsync<int>("Square", number));
        return (await Task.WhenAll(squares)).Sum();
    }

    [Function("Fails")]
    public static Task Fails([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Throws", "boom");

    [Function("Catches")]
    public static async Task<object> Catches([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var failed = await FailureOfAsync(context.CallActivityAsync("Throws", "boom"));
        return new
        {
            failed.TaskName,
            failed.FailureDetails.ErrorType,
            failed.FailureDetails.ErrorMessage,
            Is = failed.FailureDetails.IsCausedBy<InvalidOperationException>(),
        };
    }

    [Function("UnknownActivity")]
    public static async Task<string> UnknownActivity([OrchestrationTrigger] TaskOrchestrationContext context) =>
        (await FailureOfAsync(context.CallActivityAsync("NoSuchActivity"))).FailureDetails.ErrorType;

    [Function("Retries")]
    public static async Task<string> Retries([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var thrice = TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(20)));
        await FailureOfAsync(context.CallActivityAsync("Throws", "again", thrice));
        return "gave up";
    }

    [Function("Waits")]
    public static async Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new { waitingFor = "go" });
        var first = await context.WaitForExternalEvent<string>("go");
        context.SetCustomStatus("got one");
        return $"{first},{await context.WaitForExternalEvent<string>("go")}";
    }

    [Function("WaitsTwiceAtOnce")]
    public static async Task<string> WaitsTwiceAtOnce([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var a = context.WaitForExternalEvent<string>("go");
        var b = context.WaitForExternalEvent<string>("go");
        return $"a={await a},b={await b}";
    }

    [Function("TimesOut")]
    public static async Task<string> TimesOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("never", TimeSpan.FromMilliseconds(50));
        }
        catch (OperationCanceledException)
        {
            return "timed out";
        }
    }

    [Function("Parent")]
    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var child = await context.CallSubOrchestratorAsync<string>("Child", "x", Named("child"));
        var failed = await FailureOfAsync(context.CallSubOrchestratorAsync("Fails", options: Named("fails")));
        return $"{child} then {failed.FailureDetails.ErrorType}";

        SubOrchestrationOptions Named(string suffix) => new() { InstanceId = $"{context.InstanceId}-{suffix}" };
    }

    [Function("Child")]
    public static string Child([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{context.GetInput<string>()} of {context.Parent!.Name}";

    [Function("Again")]
    public static async Task<int> Again([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var number = context.GetInput<int>();
        await context.CallActivityAsync<int>("Square", number);
        if (number < 3)
        {
            context.ContinueAsNew(number + 1);
        }

        return number;
    }

    [Function("Sleeps")]
    public static async Task<string> Sleeps([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var due = context.CurrentUtcDateTime.AddMilliseconds(50);
        await context.CreateTimer(due, CancellationToken.None);
        return context.CurrentUtcDateTime >= due ? "slept" : "too short";
    }

    [Function("UsesEntity")]
    public static async Task<object> UsesEntity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var id = new EntityInstanceId("Counter", context.InstanceId);
        await context.Entities.SignalEntityAsync(id, "Add", 5);
        var after = await context.Entities.CallEntityAsync<int>(id, "Add", 7);
        var failed = await Assert.ThrowsAsync<EntityOperationFailedException>(() => context.Entities.CallEntityAsync(id, "Fail"));
        await using (await context.Entities.LockEntitiesAsync(id))
        {
            var inside = await context.Entities.CallEntityAsync<int>(id, "Get");
            return new
            {
                after,
                error = failed.FailureDetails.ErrorType,
                inside,
            };
        }
    }

    [Function("Say")]
    public static string Say([ActivityTrigger] string name) => $"Hello {name}!";

    [Function("Square")]
    public static int Square([ActivityTrigger] int number) => number * number;

    [Function("Throws")]
    public static string Throws([ActivityTrigger] string message) =>
        throw new InvalidOperationException(message, new FormatException("inner"));

    [Function("Counter")]
    public static Task CounterEntity([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<Counter>();

    private static async Task<TaskFailedException> FailureOfAsync(Task task) => await Assert.ThrowsAsync<TaskFailedException>(() => task);

    /// <summary>Its failing operation changes the state first, so that it shows whether that is undone.</summary>
    private sealed class Counter : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int Get() => State;

        public void Fail()
        {
            State = -1000;
            throw new InvalidOperationException("entity boom");
        }
    }
}

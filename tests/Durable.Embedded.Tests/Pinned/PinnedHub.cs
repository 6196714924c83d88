using Durable.Embedded.Receipts;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Pinned;

/// <summary>
/// The code of the pinned hub files. It is never changed, only added to: hubs that earlier versions of the engine wrote with it are assets, and every later
/// version must read them, replay them and go on. A new schema gets a new asset (see <see cref="PinnedHubWriter"/>).
/// </summary>
internal static class PinnedHub
{
    /// <summary>Entities that have a state in the file.</summary>
    public static readonly EntityInstanceId Tally = new(nameof(Tally), "one");

    /// <summary>An entity that only delayed signals go to.</summary>
    public static readonly EntityInstanceId Later = new(nameof(Tally), "later");

    /// <summary>Entities that are locked in files since schema 2.</summary>
    public static readonly EntityInstanceId Left = new(nameof(Tally), "left");

    public static readonly EntityInstanceId Right = new(nameof(Tally), "right");

    /// <summary>When all is written; what is due is due an hour later.</summary>
    public static readonly DateTimeOffset WrittenBy = new(2026, 1, 1, 0, 10, 0, TimeSpan.Zero);

    /// <summary>What a trigger has taken in, in files since schema 4.</summary>
    public static readonly Receipt Taken = new("blob:F:C/in", "a b", "0x1", ReceiptState.Poison, 5, WrittenBy, "IOException: no");

    public static void Register(DurableTaskRegistry registry) => Register(registry, static _ => Task.CompletedTask);

    /// <param name="slow">What the slow activity waits for.</param>
    public static void Register(DurableTaskRegistry registry, Func<TaskActivityContext, Task> slow) =>
        registry
            .AddOrchestratorFunc<string, string>("Journey", JourneyAsync)
            .AddOrchestratorFunc<string>("Sleeper", SleepAsync)
            .AddOrchestratorFunc<int, string>("Generations", GenerationsAsync)
            .AddOrchestratorFunc<string>(
                "Parent",
                context => context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions(instanceId: "child"))
            )
            .AddOrchestratorFunc<string>("Child", context => context.WaitForExternalEvent<string>("Word"))
            .AddOrchestratorFunc<int>("Holder", HoldAsync)
            .AddOrchestratorFunc<string>("Fails", context => context.CallActivityAsync<string>("Boom", "final", Twice))
            .AddActivityFunc<string, string>("Greet", (_, name) => $"Hello {name}")
            .AddActivityFunc<Guid, Guid>("Echo", (_, value) => value)
            .AddActivityFunc<string, string>("Boom", string (_, reason) => throw new InvalidOperationException(reason))
            .AddActivityFunc<string, string>(
                "Slow",
                async (context, value) =>
                {
                    await slow(context);
                    return value;
                }
            )
            .AddEntity(nameof(Tally), typeof(TallyEntity));

    private static TaskOptions Twice => TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromMilliseconds(1)));

    private static async Task<string> JourneyAsync(TaskOrchestrationContext context, string name)
    {
        context.SetCustomStatus("began");
        var greeting = await context.CallActivityAsync<string>("Greet", name);
        var guid = context.NewGuid();
        var isSame = await context.CallActivityAsync<Guid>("Echo", guid) == guid;
        await context.Entities.SignalEntityAsync(Tally, "Add", 1);
        await context.Entities.CallEntityAsync<int>(Tally, "Add", 2);
        var failures = await FailuresAsync(context);
        await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        await context.Entities.SignalEntityAsync(Later, "Add", 10, new SignalEntityOptions { SignalTime = WrittenBy.AddHours(1) });
        context.SetCustomStatus("waits");
        var word = await context.WaitForExternalEvent<string>("Word");
        var squares = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => context.CallActivityAsync<string>("Slow", $"{i}")));
        context.SetCustomStatus("done");
        return $"{greeting} {isSame} {failures} {word} {string.Concat(squares)}";
    }

    private static async Task<int> FailuresAsync(TaskOrchestrationContext context)
    {
        var failures = 0;
        try
        {
            await context.Entities.CallEntityAsync(Tally, "Fail");
        }
        catch (EntityOperationFailedException)
        {
            failures++;
        }

        try
        {
            await context.CallActivityAsync<string>("Boom", "again", Twice);
        }
        catch (TaskFailedException)
        {
            failures++;
        }

        return failures;
    }

    private static async Task<string> SleepAsync(TaskOrchestrationContext context)
    {
        await context.CreateTimer(WrittenBy.AddHours(1).UtcDateTime, CancellationToken.None);
        return "slept";
    }

    private static async Task<string> GenerationsAsync(TaskOrchestrationContext context, int generation)
    {
        if (generation < 2)
        {
            context.ContinueAsNew(generation + 1);
            return "";
        }

        return $"{await context.WaitForExternalEvent<string>("Word")} in generation {generation}";
    }

    private static async Task<int> HoldAsync(TaskOrchestrationContext context)
    {
        context.SetCustomStatus("asks");
        await using (await context.Entities.LockEntitiesAsync(Right, Left))
        {
            context.SetCustomStatus("holds");
            var left = await context.Entities.CallEntityAsync<int>(Left, "Add", 1);
            await context.WaitForExternalEvent<string>("Word");
            return left + await context.Entities.CallEntityAsync<int>(Right, "Add", 1);
        }
    }

    private sealed class TallyEntity : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int Get() => State;

        public void Fail()
        {
            State = -1;
            throw new InvalidOperationException("as planned");
        }
    }
}

using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Crashes;

/// <summary>Runs programs on the engine.</summary>
internal static class Interpreter
{
    public const string Orchestrator = "Interpret";

    public static readonly EntityInstanceId Ledger = new(nameof(Ledger), "books");

    private static readonly EntityInstanceId Spare = new(nameof(Ledger), "spare");

    public static void Register(DurableTaskRegistry registry) =>
        registry
            .AddOrchestratorFunc<Program, int>(Orchestrator, RunAsync)
            .AddOrchestratorFunc<Reply, int>(
                "Sender",
                (context, reply) =>
                {
                    context.SendEvent(reply.To, reply.Event, reply.Value);
                    return 0;
                }
            )
            .AddOrchestratorFunc<int>("Balance", context => context.Entities.CallEntityAsync<int>(Ledger, "Get"))
            .AddActivityFunc<int, int>("Square", (_, value) => value * value)
            .AddActivityFunc<string, int>("Need", (_, file) => File.Exists(file) ? 13 : throw new InvalidOperationException("not mended"))
            .AddActivityFunc<Guid, Guid>("Echo", (_, value) => value)
            .AddActivityFunc<bool, int>("May", (_, fails) => fails ? throw new InvalidOperationException("not yet") : 0)
            .AddEntity(nameof(Ledger), typeof(LedgerEntity));

    private static async Task<int> RunAsync(TaskOrchestrationContext context, Program program)
    {
        var sum = program.Sum;
        for (var i = 0; i < program.Steps.Count; i++)
        {
            if (program.Steps[i] is Step.ContinueAsNew)
            {
                context.ContinueAsNew(new Program([.. program.Steps.Skip(i + 1)], sum));
                return 0;
            }

            sum += await RunAsync(context, program.Steps[i]);
            context.SetCustomStatus(sum);
        }

        return sum;
    }

    private static async Task<int> RunAsync(TaskOrchestrationContext context, Step step)
    {
        switch (step)
        {
            case Step.Call call:
                return await context.CallActivityAsync<int>("Square", call.Value);
            case Step.FanOut fan:
                return (await Task.WhenAll(Enumerable.Range(0, fan.Count).Select(i => context.CallActivityAsync<int>("Square", i)))).Sum();
            case Step.Flaky flaky:
                return await FlakyAsync(context, flaky);
            case Step.Sleep:
                await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                return 0;
            case Step.Signal signal:
                await context.Entities.SignalEntityAsync(Ledger, "Add", signal.Amount);
                return 0;
            case Step.CallEntity call:
                return await CallEntityAsync(context, call);
            case Step.Locked locked:
                return await LockedAsync(context, locked);
            case Step.Child child:
                return await ChildAsync(context, child.Steps);
            case Step.Children children:
                return (await Task.WhenAll(Enumerable.Range(0, children.Count).Select(_ => ChildAsync(context, children.Steps)))).Sum();
            case Step.Message message:
                return await MessageAsync(context, message);
            case Step.Timeout:
                return await TimeoutAsync(context);
            case Step.Mended mended:
                return await context.CallActivityAsync<int>("Need", mended.File);
            case Step.Guids:
                var guid = context.NewGuid();
                return await context.CallActivityAsync<Guid>("Echo", guid) == guid
                    ? 11
                    : throw new InvalidOperationException("another GUID");
            default:
                throw new NotSupportedException(step.ToString());
        }
    }

    private static async Task<int> FlakyAsync(TaskOrchestrationContext context, Step.Flaky flaky)
    {
        for (var attempt = 0; attempt < flaky.Attempts; attempt++)
        {
            try
            {
                await context.CallActivityAsync<int>(
                    "May",
                    attempt < flaky.Failures,
                    TaskOptions.FromRetryPolicy(new RetryPolicy(1, TimeSpan.FromMilliseconds(1)))
                );
                return 1000;
            }
            catch (TaskFailedException)
            {
                context.SetCustomStatus($"attempt {attempt} failed");
            }
        }

        return -1000;
    }

    private static async Task<int> CallEntityAsync(TaskOrchestrationContext context, Step.CallEntity call)
    {
        try
        {
            await context.Entities.CallEntityAsync<int>(Ledger, call.Fails ? "AddAndFail" : "Add", call.Amount);
            return 1;
        }
        catch (EntityOperationFailedException)
        {
            return -1;
        }
    }

    private static async Task<int> LockedAsync(TaskOrchestrationContext context, Step.Locked locked)
    {
        await using (await context.Entities.LockEntitiesAsync(Spare, Ledger))
        {
            var sum = await context.Entities.CallEntityAsync<int>(Ledger, "Get");
            await context.Entities.CallEntityAsync(Ledger, "Set", sum + locked.Amount);
            return 2;
        }
    }

    private static Task<int> ChildAsync(TaskOrchestrationContext context, IReadOnlyList<Step> steps) =>
        context.CallSubOrchestratorAsync<int>(Orchestrator, new Program(steps, 0));

    private static async Task<int> MessageAsync(TaskOrchestrationContext context, Step.Message message)
    {
        var name = context.NewGuid().ToString();
        var sender = context.CallSubOrchestratorAsync<int>("Sender", new Reply(context.InstanceId, name, message.Value));
        var received = await context.WaitForExternalEvent<int>(name);
        await sender;
        return received;
    }

    private static async Task<int> TimeoutAsync(TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<int>("never", TimeSpan.FromMilliseconds(1));
        }
        catch (TaskCanceledException)
        {
            return 7;
        }
    }

    internal sealed record Program(IReadOnlyList<Step> Steps, int Sum);

    internal sealed record Reply(string To, string Event, int Value);

    private sealed class LedgerEntity : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int AddAndFail(int amount)
        {
            State += amount;
            throw new InvalidOperationException("undo that");
        }

        public void Set(int amount) => State = amount;

        public int Get() => State;
    }
}

using System.Diagnostics;
using Durable.Embedded.Activities;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>The orchestrators, activities and entities that are measured. They do nothing, so that what is measured is the engine.</summary>
internal sealed class EngineTasks
{
    public const string FanOut = nameof(FanOut);
    public const string InTurn = nameof(InTurn);
    public const string Listen = nameof(Listen);
    public const string HoldOn = nameof(HoldOn);
    public const string Counter = nameof(Counter);
    public const string Go = nameof(Go);
    private const string NoOp = nameof(NoOp);
    private const string Hold = nameof(Hold);
    private int _added;

    /// <summary>Completed by the first activity that is held.</summary>
    public TaskCompletionSource<long> Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed when a listener has resumed, with the moment.</summary>
    public TaskCompletionSource<long> Resumed { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many operations the counters have run.</summary>
    public int Added => Volatile.Read(ref _added);

    public DurableTaskRegistry Registry() =>
        new DurableTaskRegistry()
            .AddOrchestratorFunc<int, int>(FanOut, async (context, count) => (await CallAllAsync(context, NoOp, count)).Length)
            .AddOrchestratorFunc<int, int>(HoldOn, async (context, count) => (await CallAllAsync(context, Hold, count)).Length)
            .AddOrchestratorFunc<int, int>(InTurn, CallInTurnAsync)
            .AddOrchestratorFunc<int, int>(Listen, ListenAsync)
            .AddActivityFunc<int, int>(NoOp, (_, i) => i)
            .AddActivityFunc<int, int>(Hold, HoldAsync)
            .AddEntity(Counter, _ => new CounterEntity(this));

    private static Task<int[]> CallAllAsync(TaskOrchestrationContext context, string activity, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>(activity, i)));

    private static async Task<int> CallInTurnAsync(TaskOrchestrationContext context, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await context.CallActivityAsync<int>(NoOp, i);
        }

        return count;
    }

    private async Task<int> ListenAsync(TaskOrchestrationContext context, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await context.WaitForExternalEvent<int>(Go);
            Resumed.TrySetResult(Stopwatch.GetTimestamp());
        }

        return count;
    }

    /// <summary>Ends only with the hub.</summary>
    private async Task<int> HoldAsync(TaskActivityContext context, int input)
    {
        Held.TrySetResult(Stopwatch.GetTimestamp());
        await Task.Delay(Timeout.Infinite, ((EmbeddedActivityContext)context).CancellationToken);
        return input;
    }

    private sealed class CounterEntity(EngineTasks tasks) : TaskEntity<int>
    {
        public void Add(int amount)
        {
            State += amount;
            Interlocked.Increment(ref tasks._added);
        }
    }
}

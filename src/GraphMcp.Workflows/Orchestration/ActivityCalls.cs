using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Calls activities as the rules say: what is to be tried again is, after durable waits.</summary>
internal sealed class ActivityCalls(TaskOrchestrationContext context, OrchestrationGate gate, IReadOnlyList<ErrorRule> rules)
{
    private readonly ErrorRuleSet ruleSet = new(rules);

    private static Task Never { get; } = new TaskCompletionSource().Task;

    /// <summary>Gets or sets what is told whenever a number below may have changed.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>Gets the calls in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>Gets the calls that wait for their next attempt.</summary>
    public int Waiting { get; private set; }

    /// <summary>Gets the calls that were refused because of a stop by force; nothing follows from them.</summary>
    public int StoppedByForce { get; private set; }

    /// <summary>Gets the attempts that failed and were tried again.</summary>
    public int Retries { get; private set; }

    /// <summary>Calls an activity until it answers; its input says which attempt it is.</summary>
    /// <exception cref="ActivityFault">It failed for good: by the rules, or because a stop came while it waited.</exception>
    public Task<T> CallAsync<T>(
        string activity,
        ActivityInput input,
        RetrySettings retry,
        Action<WorkflowError, ErrorResolution>? failed = null,
        bool despiteStop = false
    ) =>
        CallAsync(
            activity,
            attempt => context.CallActivityAsync<T>(activity, input with { Attempt = attempt }),
            retry,
            failed,
            despiteStop
        );

    /// <summary>Calls an activity, or another task, until it answers; the number is the attempt's.</summary>
    /// <exception cref="ActivityFault">It failed for good: by the rules, or because a stop came while it waited.</exception>
    public async Task<T> CallAsync<T>(
        string task,
        Func<int, Task<T>> call,
        RetrySettings retry,
        Action<WorkflowError, ErrorResolution>? failed = null,
        bool despiteStop = false
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            TaskFailedException exception;
            InFlight++;
            try
            {
                return await call(attempt);
            }
            catch (TaskFailedException thrown)
            {
                exception = thrown;
            }
            finally
            {
                InFlight--;
                Changed();
            }

            var error = WorkflowErrorReader.Of(exception, attempt);
            if (error.Code == WorkflowStoppedException.StoppedByForce)
            {
                // Whoever stops by force ends this orchestration from outside: drawing consequences could be faster, and end it otherwise.
                StoppedByForce++;
                Changed();
                // Nobody sends it; a wait that the engine does not know of would be taken for a mistake.
                await context.WaitForExternalEvent<string>(WorkflowStoppedException.StoppedByForce);
            }

            var resolution = new ErrorHandler(ruleSet, retry).Handle(error, context.Chance());
            failed?.Invoke(error, resolution);
            if (resolution.Kind != ErrorResolutionKind.Retry || !await WaitAsync(resolution.After, despiteStop))
            {
                throw new ActivityFault(task, error, resolution, exception);
            }
        }
    }

    /// <summary>Waits for the next attempt; a pause holds it back, a stop ends it.</summary>
    private async Task<bool> WaitAsync(TimeSpan after, bool despiteStop)
    {
        Waiting++;
        Retries++;
        Changed();
        try
        {
            var stop = despiteStop ? Never : gate.Stopped;
            return (after <= TimeSpan.Zero || await context.UntilAsync(context.Now() + after, stop))
                && (await gate.EnterAsync() || despiteStop);
        }
        finally
        {
            Waiting--;
            Changed();
        }
    }
}

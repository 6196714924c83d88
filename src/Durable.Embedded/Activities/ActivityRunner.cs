using System.Diagnostics;
using Durable.Embedded.Hub;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Serialization;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Activities;

/// <summary>
/// Runs activities, at least once each. The answer goes to the instance's mailbox in memory; should the process end before a turn has
/// taken it, the activity runs again.
/// </summary>
internal sealed class ActivityRunner(
    TaskFactories factories,
    OrchestrationEnvironment environment,
    HubClock clock,
    int concurrency,
    Action<OrchestrationInstance, HistoryEvent> answer,
    ILogger logger,
    bool outlivesOrchestration,
    CancellationToken stopping
)
{
    public WorkerThreads<ActivityWork> Threads { get; } = new("Durable hub activities", concurrency);

    public void Start(ActivityWork work) => Threads.Enqueue(work);

    public void Run(ActivityWork work)
    {
        // What was terminated meanwhile, or belongs to a former generation, is not begun.
        if (work.IsWanted && TraceAsync(work).GetAwaiter().GetResult() is { } result)
        {
            result.Timestamp = clock.UtcNow;
            answer(work.Instance, result);
        }
    }

    private async Task<HistoryEvent?> TraceAsync(ActivityWork work)
    {
        var began = clock.Timestamp;
        using var span = ActivityTrace.Start(work);
        var result = await RunAsync(work).ConfigureAwait(false);
        var failed = result as TaskFailedEvent;
        if (failed is not null)
        {
            span?.SetStatus(ActivityStatusCode.Error, failed.FailureDetails!.ErrorMessage);
        }

        HubMetrics.Activity(work.Scheduled.Name!, clock.ElapsedSince(began), failed is not null);
        return result;
    }

    /// <summary>The answer, or null if there is none because the hub stops: then the activity runs again.</summary>
    private async Task<HistoryEvent?> RunAsync(ActivityWork work)
    {
        var scheduled = work.Scheduled;
        if (environment.Versions.Refuses(scheduled.Version, out var refusal))
        {
            return Refused(work, refusal);
        }

        try
        {
            using var invocation = factories.Activity(scheduled.Name!, scheduled.Version);
            if (invocation is null)
            {
                var missing = Failures.Final(
                    "ActivityTaskNotFound",
                    TaskFactories.NotFound("activity", scheduled.Name!, scheduled.Version)
                );
                return new TaskFailedEvent(-1, scheduled.EventId, missing.ErrorMessage, null, missing);
            }

            var input = environment.Converter.Deserialize(scheduled.Input, invocation.Task.InputType);
            var output = await invocation.Task.RunAsync(ContextOf(work), input).ConfigureAwait(false);
            return new TaskCompletedEvent(-1, scheduled.EventId, environment.Converter.Serialize(output));
        }
        catch (Exception) when (stopping.IsCancellationRequested) // cut short, whatever it says of it
        {
            return null;
        }
        catch (Exception e) // the edge to the user's code: what it throws is data
        {
            HubLog.ActivityFailed(logger, e, scheduled.Name!, scheduled.EventId, work.Instance.Id);
            return new TaskFailedEvent(-1, scheduled.EventId, e.Message, null, Failures.From(e, environment.ExceptionProperties));
        }
    }

    private TaskFailedEvent? Refused(ActivityWork work, FailureDetails refusal)
    {
        if (environment.Versions.LeavesRefused)
        {
            HubLog.VersionRejected(logger, work.Instance.Id, refusal.ErrorMessage);
            return null;
        }

        return new TaskFailedEvent(-1, work.Scheduled.EventId, refusal.ErrorMessage, null, refusal);
    }

    private EmbeddedActivityContext ContextOf(ActivityWork work)
    {
        var cancellation = outlivesOrchestration ? stopping : work.Instance.Cancellation;
        return new(work.Scheduled.Name!, work.Instance.Id, work.Scheduled.Version ?? "", work.Scheduled.EventId, cancellation);
    }
}

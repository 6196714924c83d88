using Durable.Embedded.Activities;
using Durable.Embedded.Client;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Durable.Embedded.Timers;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Orchestrations;

/// <summary>What follows from a turn in memory, once it is durable: activities and timers start, sessions stay or go, waiting clients hear of it.</summary>
internal sealed class TurnEffects(
    OrchestrationTable table,
    ActivityRunner activities,
    TimerQueue timers,
    SessionCache sessions,
    InstanceWaiters waiters,
    Func<Outbox> newOutbox,
    ILogger logger
)
{
    public Outbox NewOutbox() => newOutbox();

    public void Wake(OrchestrationInstance instance) => table.Wake(instance);

    /// <summary>Ends a turn that had nothing to do.</summary>
    public void Release(OrchestrationInstance instance)
    {
        sessions.Touch(instance);
        table.Release(instance);
    }

    /// <summary>Starts what an orchestrator has asked for and will hear of.</summary>
    public void Dispatch(OrchestrationInstance instance, IEnumerable<HistoryEvent> actions)
    {
        foreach (var action in actions)
        {
            switch (action)
            {
                case TaskScheduledEvent activity:
                    activities.Start(new ActivityWork(instance, instance.ExecutionId, activity));
                    break;
                case TimerCreatedEvent timer:
                    instance.AddTimer(timer.EventId, timers.Add(timer.FireAt, () => Fire(instance, timer)));
                    break;
            }
        }
    }

    public void Continued(OrchestrationInstance instance, TurnOutcome outcome, bool isFirst)
    {
        Dispatch(instance, outcome.Actions);
        foreach (var id in outcome.Messages.OfType<TimerFiredEvent>().Select(fired => fired.TimerId).Concat(outcome.CancelledTimers))
        {
            Cancel(instance.TakeTimer(id));
        }

        if (isFirst)
        {
            waiters.Began(instance.Id);
        }

        Release(instance);
    }

    public void Restarted(OrchestrationInstance instance, InstanceRow next)
    {
        instance.DropSession();
        instance.ContinueAsNew(next);
        waiters.Began(instance.Id);
        instance.Wake();
        table.Release(instance);
    }

    public void Finished(OrchestrationInstance instance, InstanceRow row, Completion end)
    {
        table.Remove(instance);
        foreach (var timer in instance.Finish())
        {
            Cancel(timer);
        }

        sessions.Remove(instance);

        instance.DropSession();
        Log(row, end);
        waiters.Ended(instance.Id);
    }

    private void Fire(OrchestrationInstance instance, TimerCreatedEvent timer) =>
        table.Post(instance, new TimerFiredEvent(-1, timer.FireAt) { TimerId = timer.EventId });

    private void Cancel(TimerEntry? timer)
    {
        if (timer is not null)
        {
            timers.Cancel(timer);
        }
    }

    private void Log(InstanceRow row, Completion end)
    {
        if (end.Status == OrchestrationStatus.Failed)
        {
            HubLog.OrchestrationFailed(logger, row.Name, row.Id, end.Failure!.ErrorMessage);
        }
        else
        {
            HubLog.OrchestrationEnded(logger, row.Name, row.Id, end.Status);
        }
    }
}

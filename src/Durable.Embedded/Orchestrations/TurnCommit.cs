using System.Text;
using Durable.Embedded.Entities;
using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Orchestrations.Rewinding;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>What one turn writes, in one transaction, and what follows from it once that is durable.</summary>
internal sealed class TurnCommit : IHubCommit
{
    private readonly OrchestrationInstance _instance;
    private readonly OrchestrationSession _session;
    private readonly int _turn;
    private readonly long _lastSeq;
    private readonly TurnOutcome _outcome;
    private readonly TurnEffects _effects;
    private readonly Outbox _outbox;
    private readonly SubOrchestrations _family;
    private readonly ReadOnlyMemory<byte> _events;
    private readonly RewindCommit? _rewind;
    private InstanceRow? _next;

    public TurnCommit(
        OrchestrationInstance instance,
        OrchestrationSession session,
        int turn,
        long lastSeq,
        TurnOutcome outcome,
        TurnEffects effects
    )
    {
        _instance = instance;
        _session = session;
        _turn = turn;
        _lastSeq = lastSeq;
        _outcome = outcome;
        _effects = effects;
        _outbox = effects.NewOutbox();
        _family = new SubOrchestrations(_outbox, session.Row, outcome.At);
        _rewind = session.TakeRewound() is { } past
            ? new RewindCommit(past, session.Row, _outbox, _family, outcome.At, ReasonOf(outcome.Messages))
            : null;
        // Written here, on the turn's thread: the writer's time is the scarcest.
        _events = EventWriter.Write(outcome.Messages, End() is { } end ? [.. outcome.Actions, end] : outcome.Actions);
    }

    private InstanceRow Row => _session.Row;

    public void Apply(IHubTransaction transaction)
    {
        if (_lastSeq > 0)
        {
            transaction.Take(_instance.Id, _lastSeq);
        }

        _rewind?.Apply(transaction, action => Send(transaction, action));
        switch (_outcome.Completion)
        {
            case null:
                Continue(transaction);
                break;
            case { Status: OrchestrationStatus.ContinuedAsNew } next:
                ContinueAsNew(transaction, next);
                break;
            case { } end:
                Finish(transaction, end);
                break;
        }
    }

    public void Committed()
    {
        TurnTrace.Emit(Row, _session.Began, _outcome);
        HubMetrics.Turn(Row.Name, _turn == 0, _outcome.Completion?.Status);
        _outbox.Deliver();
        if (_next is not null)
        {
            _effects.Restarted(_instance, _next);
        }
        else if (_outcome.Completion is { } end)
        {
            _effects.Finished(_instance, Row, end);
        }
        else
        {
            if (_rewind is not null)
            {
                _effects.Dispatch(_instance, RewindCommit.ToDispatch(_session, _outcome));
            }

            _effects.Continued(_instance, _outcome, isFirst: _turn == 0);
        }
    }

    public void Failed(Exception reason) { }

    private void Continue(IHubTransaction transaction)
    {
        transaction.AppendTurn(Row.Key, _turn, _outcome.At, _events);
        transaction.Update(Row.Key, new InstanceChange(_outcome.Status, _outcome.At, _outcome.CustomStatus, _outcome.SuspendReason));
        Send(transaction);
    }

    private void Finish(IHubTransaction transaction, Completion end)
    {
        Send(transaction);
        transaction.AppendTurn(Row.Key, _turn, _outcome.At, _events);
        transaction.Update(Row.Key, new InstanceChange(end.Status, _outcome.At, _outcome.CustomStatus, end.Output, end.Failure));
        // Nobody will take what else waits.
        transaction.Take(_instance.Id, long.MaxValue);
        EntityLocks.ReleaseAll(transaction, _outbox, Row.Id, _outcome.Actions);
        _family.AnswerParent(transaction, end);
        if (end.IsRecursive)
        {
            _family.TerminateAll(transaction, end.Output);
        }
    }

    private void ContinueAsNew(IHubTransaction transaction, Completion next)
    {
        Send(transaction);
        EntityLocks.ReleaseAll(transaction, _outbox, Row.Id, _outcome.Actions);
        _next = Row with
        {
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = next.NewVersion ?? Row.Version,
            Input = next.Output,
            Status = OrchestrationStatus.Running,
            CustomStatus = _outcome.CustomStatus,
            UpdatedAt = _outcome.At,
            Generation = Row.Generation + 1,
        };
        transaction.Restart(_next);
        foreach (var carried in next.CarriedOver)
        {
            carried.Timestamp = _outcome.At;
            _outbox.Send(transaction, _instance.Id, carried);
        }
    }

    private void Send(IHubTransaction transaction)
    {
        foreach (var action in _outcome.Actions)
        {
            Send(transaction, action);
        }
    }

    private void Send(IHubTransaction transaction, HistoryEvent action)
    {
        switch (action)
        {
            case EntityMessageSent operation:
                _outbox.Send(transaction, operation.InstanceId!, Written(operation), operation.DueAt);
                break;
            case EventSentEvent sent:
                _outbox.Send(
                    transaction,
                    sent.InstanceId!,
                    new EventRaisedEvent(-1, sent.Input) { Name = sent.Name, Timestamp = _outcome.At }
                );
                break;
            case SubOrchestrationInstanceCreatedEvent child:
                _family.Start(transaction, child);
                break;
        }
    }

    private WrittenMessage Written(EntityMessageSent operation) =>
        EntityTrace.Request(Row, operation, _outcome.At, out var message) is null
            ? new WrittenMessage(message, Encoding.UTF8.GetBytes(operation.Input!))
            : message.Written();

    private static string? ReasonOf(IEnumerable<HistoryEvent> messages) => messages.OfType<ExecutionRewoundEvent>().LastOrDefault()?.Reason;

    private ExecutionCompletedEvent? End() =>
        _outcome.Completion is { } end
            ? new ExecutionCompletedEvent(-1, end.Output, end.Status, end.Failure) { Timestamp = _outcome.At }
            : null;
}

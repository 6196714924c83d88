using Durable.Embedded.Entities;
using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
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
    private readonly ReadOnlyMemory<byte> _events;
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
        AnswerParent(transaction, end);
        if (end.IsRecursive)
        {
            foreach (var child in transaction.UnfinishedChildren(_instance.Id))
            {
                _outbox.Send(transaction, child, new TerminateRequest(end.Output, recursive: true) { Timestamp = _outcome.At });
            }
        }
    }

    private void ContinueAsNew(IHubTransaction transaction, Completion next)
    {
        Send(transaction);
        _next = Row with
        {
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = next.NewVersion ?? Row.Version,
            Input = next.Output,
            Status = OrchestrationStatus.Running,
            CustomStatus = _outcome.CustomStatus,
            UpdatedAt = _outcome.At,
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
            switch (action)
            {
                case EntityOperationSent operation:
                    _outbox.Send(transaction, operation.InstanceId!, operation.Input!, operation.DueAt);
                    break;
                case EventSentEvent sent:
                    _outbox.Send(
                        transaction,
                        sent.InstanceId!,
                        new EventRaisedEvent(-1, sent.Input) { Name = sent.Name, Timestamp = _outcome.At }
                    );
                    break;
                case SubOrchestrationInstanceCreatedEvent child:
                    StartChild(transaction, child);
                    break;
            }
        }
    }

    private void StartChild(IHubTransaction transaction, SubOrchestrationInstanceCreatedEvent child)
    {
        var row = new InstanceRow
        {
            Id = child.InstanceId!,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = child.Name!,
            Version = child.Version ?? "",
            CreatedAt = _outcome.At,
            UpdatedAt = _outcome.At,
            Parent = new ParentLink(_instance.Id, Row.ExecutionId, Row.Name, child.EventId),
            Tags = Row.Tags.With(child.Tags),
            Input = child.Input,
        };
        if (_outbox.Start(transaction, row, static _ => false) is { } status)
        {
            var failure = Failures.Final(
                "OrchestrationAlreadyExists",
                $"The sub-orchestration '{child.Name}' was not started: an instance with the ID '{child.InstanceId}' is {status}."
            );
            _outbox.Send(
                transaction,
                _instance.Id,
                new SubOrchestrationInstanceFailedEvent(-1, child.EventId, failure.ErrorMessage, null, failure) { Timestamp = _outcome.At }
            );
        }
    }

    private void AnswerParent(IHubTransaction transaction, Completion end)
    {
        if (Row.Parent is { } parent && transaction.FindInstance(parent.InstanceId)?.ExecutionId == parent.ExecutionId)
        {
            HistoryEvent answer =
                end.Status == OrchestrationStatus.Completed
                    ? new SubOrchestrationInstanceCompletedEvent(-1, parent.TaskId, end.Output)
                    : new SubOrchestrationInstanceFailedEvent(-1, parent.TaskId, end.Output, null, end.Failure ?? WasTerminated(end));
            answer.Timestamp = _outcome.At;
            _outbox.Send(transaction, parent.InstanceId, answer);
        }
    }

    private FailureDetails WasTerminated(Completion end) =>
        Failures.Final(
            "OrchestrationTerminated",
            $"The sub-orchestration '{Row.Name}' with the ID '{Row.Id}' was terminated{(end.Output is { } reason ? $": {reason}" : "")}."
        );

    private ExecutionCompletedEvent? End() =>
        _outcome.Completion is { } end
            ? new ExecutionCompletedEvent(-1, end.Output, end.Status, end.Failure) { Timestamp = _outcome.At }
            : null;
}

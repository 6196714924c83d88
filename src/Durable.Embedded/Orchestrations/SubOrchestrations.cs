using Durable.Embedded.History;
using Durable.Embedded.Hub;
using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations;

/// <summary>What passes between an orchestration and its sub-orchestrations, as part of the commit of a turn.</summary>
internal sealed class SubOrchestrations(Outbox outbox, InstanceRow row, DateTime at)
{
    /// <summary>Starts a sub-orchestration; if that cannot be, its parent is told.</summary>
    public void Start(IHubTransaction transaction, SubOrchestrationInstanceCreatedEvent child)
    {
        if (outbox.Start(transaction, RowOf(child), static _ => false) is { } status)
        {
            var failure = Failures.Final(
                "OrchestrationAlreadyExists",
                $"The sub-orchestration '{child.Name}' was not started: an instance with the ID '{child.InstanceId}' is {status}."
            );
            outbox.Send(transaction, row.Id, Failed(child.EventId, failure.ErrorMessage, failure));
        }
    }

    /// <summary>Gives the end of a sub-orchestration to the execution that waits for it.</summary>
    public void AnswerParent(IHubTransaction transaction, Completion end)
    {
        if (row.Parent is { } parent && transaction.FindInstance(parent.InstanceId)?.ExecutionId == parent.ExecutionId)
        {
            outbox.Send(
                transaction,
                parent.InstanceId,
                end.Status == OrchestrationStatus.Completed
                    ? new SubOrchestrationInstanceCompletedEvent(-1, parent.TaskId, end.Output) { Timestamp = at }
                    : Failed(parent.TaskId, end.Output, end.Failure ?? Terminated(end))
            );
        }
    }

    public void TerminateAll(IHubTransaction transaction, string? output)
    {
        foreach (var child in transaction.UnfinishedChildren(row.Id))
        {
            outbox.Send(transaction, child, new TerminateRequest(output, recursive: true) { Timestamp = at });
        }
    }

    private InstanceRow RowOf(SubOrchestrationInstanceCreatedEvent child) =>
        new()
        {
            Id = child.InstanceId!,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = child.Name!,
            Version = child.Version ?? "",
            CreatedAt = at,
            UpdatedAt = at,
            Parent = new ParentLink(row.Id, row.ExecutionId, row.Name, child.EventId),
            Tags = row.Tags.With(child.Tags),
            Input = child.Input,
            TraceParent = Spans.Below(row.TraceParent, row.TraceState, row.ExecutionId, child.EventId) is { } place
                ? Spans.ToTraceParent(place)
                : null,
            TraceState = row.TraceState,
        };

    private SubOrchestrationInstanceFailedEvent Failed(int taskId, string? reason, FailureDetails failure) =>
        new(-1, taskId, reason, null, failure) { Timestamp = at };

    private FailureDetails Terminated(Completion end) =>
        Failures.Final(
            "OrchestrationTerminated",
            $"The sub-orchestration '{row.Name}' with the ID '{row.Id}' was terminated{(end.Output is { } reason ? $": {reason}" : "")}."
        );
}

using Durable.Embedded.Orchestrations;
using DurableTask.Core.History;

namespace Durable.Embedded.Activities;

/// <summary>An activity that is to run: its scheduling is durable, its answer is not until a turn has taken it.</summary>
internal readonly record struct ActivityWork(OrchestrationInstance Instance, string ExecutionId, TaskScheduledEvent Scheduled)
{
    /// <summary>Whether somebody still waits for the answer.</summary>
    public bool IsWanted => !Instance.IsFinished && Instance.ExecutionId == ExecutionId;
}

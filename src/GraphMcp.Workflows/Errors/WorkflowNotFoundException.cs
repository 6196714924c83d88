using System.Globalization;

namespace GraphMcp.Workflows.Errors;

/// <summary>A call that names no known workflow, or no step of it.</summary>
public sealed class WorkflowNotFoundException : WorkflowException
{
    /// <summary>Creates the exception for an unknown workflow.</summary>
    public WorkflowNotFoundException(string workflowId)
        : base($"There is no workflow '{workflowId}'.", new WorkflowErrorContext { WorkflowId = workflowId }) { }

    /// <summary>Creates the exception for an unknown step of a known workflow.</summary>
    public WorkflowNotFoundException(string workflowId, string stepId, IEnumerable<string> knownSteps)
        : base(
            $"The workflow '{workflowId}' has no step '{stepId}'; its steps are {string.Join(", ", knownSteps)}.",
            new WorkflowErrorContext { WorkflowId = workflowId, StepId = stepId }
        ) { }

    private WorkflowNotFoundException(string message, WorkflowErrorContext context)
        : base(message, context) { }

    /// <summary>Creates the exception for a batch that the plan of a known workflow does not have, so far.</summary>
    public static WorkflowNotFoundException OfBatch(string workflowId, int shard, int batch) =>
        new(
            $"The plan of the workflow '{workflowId}' has no batch {batch} in shard {shard}.",
            new WorkflowErrorContext { WorkflowId = workflowId }
        );

    private WorkflowNotFoundException(string workflowId, DateTimeOffset purgedAt)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The workflow '{workflowId}' was purged on {purgedAt:yyyy-MM-dd}; only its id is kept, so that no other workflow gets it."
            ),
            new WorkflowErrorContext { WorkflowId = workflowId }
        ) => IsPurged = true;

    /// <summary>Gets whether there was such a workflow, which was purged.</summary>
    public bool IsPurged { get; }

    /// <inheritdoc/>
    public override string Code => IsPurged ? "workflow-purged" : "workflow-not-found";

    /// <summary>Creates the exception for a workflow that was purged.</summary>
    public static WorkflowNotFoundException Purged(string workflowId, DateTimeOffset purgedAt) => new(workflowId, purgedAt);
}

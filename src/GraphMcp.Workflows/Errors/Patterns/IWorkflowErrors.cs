namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Tells what went wrong in workflows.</summary>
public interface IWorkflowErrors
{
    /// <summary>Returns what went wrong in a workflow by now.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow.</exception>
    Task<WorkflowErrorReport> ReadAsync(string workflowId, CancellationToken cancellationToken = default);
}

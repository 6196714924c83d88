using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Makes readers of errors over a durable client, which functions get by binding.</summary>
public interface IWorkflowErrorsFactory
{
    /// <summary>Returns a reader over the task hub of <paramref name="client"/>.</summary>
    IWorkflowErrors Create(DurableTaskClient client);
}

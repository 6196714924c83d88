using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>Makes a manager over a durable client: on Azure none is in the service container, functions get theirs by binding.</summary>
public interface IWorkflowManagerFactory
{
    /// <summary>Returns a manager that talks to the task hub of <paramref name="client"/>; it owns nothing.</summary>
    IWorkflowManager Create(DurableTaskClient client);
}

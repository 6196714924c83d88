using GraphMcp.Workflows.Checkpoints;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>The workflows of a task hub, for whoever manages them: finds, starts and describes them.</summary>
internal sealed record WorkflowHub(
    DurableTaskClient Client,
    WorkflowFinder Finder,
    WorkflowStarter Starter,
    WorkflowDescent Descent,
    StatusReader Status
);

namespace GraphMcp.Workflows.Activities;

/// <summary>Names one page (shard) of a workflow: the input of the plan, verify and apply activities.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Page">The page's number, from 0.</param>
public sealed record PageInput(string Workspace, string WorkflowId, int Page) : ActivityInput(Workspace, WorkflowId);

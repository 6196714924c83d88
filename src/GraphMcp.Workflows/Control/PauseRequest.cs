using GraphMcp.Workflows.Activities;

namespace GraphMcp.Workflows.Control;

/// <summary>Asks for a pause on the system's own account.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Revision">The control revision under which the trouble came: a newer one stands, for a person has spoken since.</param>
public sealed record PauseRequest(string Workspace, string WorkflowId, string Reason, int Revision) : ActivityInput(Workspace, WorkflowId);

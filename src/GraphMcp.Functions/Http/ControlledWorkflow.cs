using GraphMcp.Workflows.Management;

namespace GraphMcp.Functions.Http;

/// <summary>The answer to a wish that was accepted: it is, or will be, as asked.</summary>
/// <param name="Id">The workflow's id.</param>
/// <param name="State">Its state now.</param>
public sealed record ControlledWorkflow(string Id, WorkflowRunState State);

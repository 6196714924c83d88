using GraphMcp.Workflows.Management;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions.Http;

/// <summary>The answer to a start.</summary>
/// <param name="Id">The workflow's id.</param>
/// <param name="State">Its state now: of a start that was repeated with its idempotency key any.</param>
/// <param name="Links">Where more of it is found.</param>
/// <param name="Management">The URLs of the Durable management API for its root instance; they may hold a key.</param>
public sealed record StartedWorkflow(string Id, WorkflowRunState State, WorkflowLinks Links, HttpManagementPayload Management);

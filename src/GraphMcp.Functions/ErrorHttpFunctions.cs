using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Errors.Patterns;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Shows over HTTP what went wrong in a workflow.</summary>
public sealed class ErrorHttpFunctions(IWorkflowErrorsFactory errors, HttpEdge edge)
{
    /// <summary>Shows a workflow's failures by pattern.</summary>
    [Function("GetWorkflowErrors")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/errors")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(StatusCodes.Status200OK, await errors.Create(client).ReadAsync(id, request.HttpContext.RequestAborted))
        );
}

using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Management;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Starts, shows and controls workflows over HTTP.</summary>
public sealed class WorkflowHttpFunctions(IWorkflowManagerFactory managers, HttpEdge edge)
{
    /// <summary>Starts a workflow; the body is a <see cref="WorkflowRequest"/>.</summary>
    [Function("StartWorkflow")]
    public Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var body = await RequestBody.ReadAsync<WorkflowRequest>(request);
            var id = await managers.Create(client).StartWorkflowAsync(body, request.HttpContext.RequestAborted);
            var location = $"{request.PathBase}{request.Path.Value?.TrimEnd('/')}/{id}";
            return new HttpAnswer(StatusCodes.Status202Accepted, new { id }) { Location = location };
        });

    /// <summary>Shows how a workflow is.</summary>
    [Function("GetWorkflow")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(StatusCodes.Status200OK, await managers.Create(client).GetStatusAsync(id, request.HttpContext.RequestAborted))
        );

    /// <summary>Pauses a workflow.</summary>
    [Function("PauseWorkflow")]
    public Task<IActionResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/pause")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) => ControlAsync(id, client, request, "paused", manager => manager.PauseWorkflowAsync(id, request.HttpContext.RequestAborted));

    /// <summary>Resumes a workflow.</summary>
    [Function("ResumeWorkflow")]
    public Task<IActionResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/resume")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) => ControlAsync(id, client, request, "resumed", manager => manager.ResumeWorkflowAsync(id, request.HttpContext.RequestAborted));

    /// <summary>Stops a workflow.</summary>
    [Function("StopWorkflow")]
    public Task<IActionResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/stop")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        ControlAsync(
            id,
            client,
            request,
            "stopped",
            manager => manager.StopWorkflowAsync(id, request.Query["force"] == "true", request.HttpContext.RequestAborted)
        );

    private Task<IActionResult> ControlAsync(
        string id,
        DurableTaskClient client,
        HttpRequest request,
        string done,
        Func<IWorkflowManager, Task<bool>> ask
    ) =>
        edge.RunAsync(async () =>
        {
            var manager = managers.Create(client);
            var accepted = await ask(manager);
            var state = (await manager.GetStatusAsync(id, request.HttpContext.RequestAborted)).State;
            return accepted
                ? new HttpAnswer(StatusCodes.Status202Accepted, new { id, state })
                : Refuse($"The workflow '{id}' is {state}: it cannot be {done} any more.", state);
        });

    private static HttpAnswer Refuse(string detail, WorkflowRunState state) =>
        new Problem("Conflict", StatusCodes.Status409Conflict, detail, "wrong-state", state.ToString()).ToAnswer();
}

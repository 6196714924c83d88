using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Management;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Pauses, resumes, stops and changes workflows over HTTP.</summary>
public sealed class ControlHttpFunctions(IWorkflowManagerFactory managers, HttpEdge edge)
{
    /// <summary>Pauses a workflow.</summary>
    [Function("PauseWorkflow")]
    public Task<IActionResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/pause")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) => ControlAsync(id, client, request, "paused", (manager, cancellation) => manager.PauseWorkflowAsync(id, cancellation));

    /// <summary>Resumes a workflow.</summary>
    [Function("ResumeWorkflow")]
    public Task<IActionResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/resume")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) => ControlAsync(id, client, request, "resumed", (manager, cancellation) => manager.ResumeWorkflowAsync(id, cancellation));

    /// <summary>Stops a workflow; with <c>force=true</c> without draining what is in flight.</summary>
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
            (manager, cancellation) => manager.StopWorkflowAsync(id, RequestQuery.Of(request, "force").Flag("force"), cancellation)
        );

    /// <summary>Changes a running workflow; the body is a <see cref="WorkflowChangeRequest"/>.</summary>
    [Function("ChangeWorkflow")]
    public Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "patch", Route = "workflows/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        ControlAsync(
            id,
            client,
            request,
            "changed",
            async (manager, cancellation) =>
            {
                var body = await RequestBody.ReadAsync<WorkflowChangeRequest>(request) ?? new WorkflowChangeRequest();
                return await body.ApplyAsync(manager, id, cancellation);
            }
        );

    private Task<IActionResult> ControlAsync(
        string id,
        DurableTaskClient client,
        HttpRequest request,
        string done,
        Func<IWorkflowManager, CancellationToken, Task<bool>> ask
    ) =>
        edge.RunAsync(async () =>
        {
            var manager = managers.Create(client);
            var accepted = await ask(manager, request.HttpContext.RequestAborted);
            var state = await manager.GetStateAsync(id, request.HttpContext.RequestAborted);
            return accepted
                ? new HttpAnswer(StatusCodes.Status202Accepted, new ControlledWorkflow(id, state))
                : Refuse($"The workflow '{id}' is {state}: it cannot be {done} any more.", state);
        });

    private static HttpAnswer Refuse(string detail, WorkflowRunState state) =>
        new Problem("Conflict", StatusCodes.Status409Conflict, detail, "wrong-state", state.ToString()).ToAnswer();
}

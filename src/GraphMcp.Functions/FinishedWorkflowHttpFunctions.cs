using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Purging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Redrives and purges finished workflows over HTTP.</summary>
public sealed class FinishedWorkflowHttpFunctions(IWorkflowManagerFactory managers, HttpEdge edge)
{
    /// <summary>Starts a run over what a finished workflow has left; the body is a <see cref="RedriveRequest"/> or empty.</summary>
    [Function("RedriveWorkflow")]
    public Task<IActionResult> RedriveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/redrive")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var body = await RequestBody.ReadAsync<RedriveRequest>(request);
            var newId = await managers.Create(client).RedriveAsync(id, body, request.HttpContext.RequestAborted);
            return new HttpAnswer(StatusCodes.Status202Accepted, new { id = newId }) { Location = ResourcePath.OfWorkflow(request, newId) };
        });

    /// <summary>Purges a finished workflow.</summary>
    [Function("PurgeWorkflow")]
    public Task<IActionResult> PurgeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "workflows/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            await managers.Create(client).PurgeWorkflowAsync(id, request.HttpContext.RequestAborted);
            return new HttpAnswer(StatusCodes.Status200OK, new { id });
        });

    /// <summary>Purges the workflows that finished longer ago than <c>olderThan</c>, or than the host says.</summary>
    [Function("PurgeExpiredWorkflows")]
    public Task<IActionResult> PurgeExpiredAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/purge")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var text = request.Query["olderThan"].ToString();
            TimeSpan? age = text.Length == 0 ? null : PurgeAge.Parse(text);
            return new HttpAnswer(
                StatusCodes.Status200OK,
                await managers.Create(client).PurgeExpiredAsync(age, request.HttpContext.RequestAborted)
            );
        });
}

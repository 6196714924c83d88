using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Management.Listing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Starts, lists and shows workflows over HTTP.</summary>
public sealed class WorkflowHttpFunctions(IWorkflowManagerFactory managers, WorkflowLister lister, HttpEdge edge)
{
    /// <summary>Starts a workflow; the body is a <see cref="WorkflowRequest"/>.</summary>
    [Function("StartWorkflow")]
    public Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) =>
        edge.RunAsync(async () =>
        {
            _ = RequestQuery.Of(request);
            var body = await RequestBody.ReadAsync<WorkflowRequest>(request) ?? new WorkflowRequest();
            var asked = IdempotencyKeyHeader.Apply(request, body);
            var id = await managers.Create(client).StartWorkflowAsync(asked, request.HttpContext.RequestAborted);
            // Not the whole status: a start has to stay cheap when a thousand come at once.
            var state = await WorkflowLister.GetStateAsync(client, id, request.HttpContext.RequestAborted);
            var self = $"{request.PathBase}{request.Path.Value?.TrimEnd('/')}/{id}";
            var management = client.CreateHttpManagementPayload(id, await context.GetHttpRequestDataAsync());
            var started = new StartedWorkflow(id, state, WorkflowLinks.Of(self), management);
            return new HttpAnswer(StatusCodes.Status202Accepted, started) { Location = self };
        });

    /// <summary>Lists workflows, the newest first.</summary>
    [Function("ListWorkflows")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var query = RequestQuery.Of(request, "state", "template", "label", "top", "token");
            var asked = new WorkflowQuery(
                query.Names<WorkflowRunState>("state"),
                query.One("template"),
                query.Pairs("label"),
                query.Number("top", WorkflowQuery.DefaultTop),
                query.One("token")
            );
            return new HttpAnswer(StatusCodes.Status200OK, await lister.ListAsync(client, asked, request.HttpContext.RequestAborted));
        });

    /// <summary>Shows how a workflow is; to whoever has seen it just so, only that it is so still.</summary>
    [Function("GetWorkflow")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var status = await managers.Create(client).GetStatusAsync(id, request.HttpContext.RequestAborted);
            return new HttpAnswer(StatusCodes.Status200OK, status) { ETag = EntityTag.Of(status) };
        });

    /// <summary>Lists the steps of a workflow.</summary>
    [Function("ListSteps")]
    public Task<IActionResult> ListStepsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/steps")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var status = await managers.Create(client).GetStatusAsync(id, request.HttpContext.RequestAborted);
            return new HttpAnswer(StatusCodes.Status200OK, new StepList(status.Steps));
        });

    /// <summary>Shows one step of a workflow.</summary>
    [Function("GetStep")]
    public Task<IActionResult> GetStepAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/steps/{stepId}")] HttpRequest request,
        string id,
        string stepId,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(
                StatusCodes.Status200OK,
                await managers.Create(client).GetStepDetailsAsync(id, stepId, request.HttpContext.RequestAborted)
            )
        );
}

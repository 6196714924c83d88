#pragma warning disable GRAPHMCP001 // The old routes are the old calls over HTTP.

using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Management;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace GraphMcp.Functions;

/// <summary>The routes of the old contract, which <c>Workflows:Legacy:Routes</c> switches off.</summary>
public sealed class LegacyHttpFunctions(IWorkflowManagerFactory managers, HttpEdge edge, IOptionsMonitor<LegacyOptions> options)
{
    private const string Decommission = "decommission";

    /// <summary>Starts the workflow that the host's defaults describe.</summary>
    [Function("LegacyStartWorkflow")]
    public Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflow/start")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => StartAsync(request, client, template: null);

    /// <summary>Starts a decommission.</summary>
    [Function("LegacyStartDecommission")]
    public Task<IActionResult> DecommissionAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "v1/decommission")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    ) => StartAsync(request, client, Decommission);

    /// <summary>Stops a workflow.</summary>
    [Function("LegacyStopWorkflow")]
    public Task<IActionResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflow/stop/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        RunAsync(
            request,
            $"workflows/{id}/stop",
            async stop =>
            {
                var compat = new WorkflowManagerCompat(managers.Create(client));
                var stopped = await compat.StopWorkflowAsync(id, stop);
                return await compat.GetStatusAsync(id, stop) is { } status
                    ? Ok(
                        new
                        {
                            workflow_id = id,
                            success = stopped,
                            status = status.Status,
                        }
                    )
                    : Unknown(id);
            }
        );

    /// <summary>Shows how a workflow is.</summary>
    [Function("LegacyGetWorkflow")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflow/status/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) => ShowAsync(request, id, client);

    /// <summary>Shows how a workflow is, by the route of the old guide.</summary>
    [Function("LegacyGetWorkflowStatus")]
    public Task<IActionResult> GetStatusAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "v1/workflow/{id}/status")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) => ShowAsync(request, id, client);

    private static HttpAnswer Ok(object body) => new(StatusCodes.Status200OK, body);

    private static HttpAnswer Unknown(string id) => new(StatusCodes.Status404NotFound, new { error = $"Workflow {id} not found" });

    private Task<IActionResult> StartAsync(HttpRequest request, DurableTaskClient client, string? template) =>
        RunAsync(
            request,
            "workflows",
            async stop =>
            {
                var asked = await RequestBody.ReadAsync<LegacyStartRequest>(request) ?? new LegacyStartRequest();
                var id = await managers.Create(client).StartWorkflowAsync(asked.ToRequest(template), stop);
                return Ok(new { workflow_id = id, status = "pending" });
            }
        );

    private Task<IActionResult> ShowAsync(HttpRequest request, string id, DurableTaskClient client) =>
        RunAsync(
            request,
            $"workflows/{id}",
            async stop =>
                await new WorkflowManagerCompat(managers.Create(client)).GetStatusAsync(id, stop) is { } status ? Ok(status) : Unknown(id)
        );

    private async Task<IActionResult> RunAsync(HttpRequest request, string successor, Func<CancellationToken, Task<IActionResult>> answer)
    {
        var legacy = options.CurrentValue;
        var api = ApiOf(request);
        var answered = legacy.Routes ? await edge.RunAsync(() => answer(request.HttpContext.RequestAborted)) : Gone();
        return new LegacyAnswer(answered, legacy, $"{api}/{MigrationGuideFunctions.Route}", $"{api}/{successor}");
    }

    private static HttpAnswer Gone() =>
        new Problem("Gone", StatusCodes.Status410Gone, "The old routes are switched off here.", "legacy-routes-off").ToAnswer();

    /// <summary>Returns the path under which all functions are served: what stands before the route in the path of the request.</summary>
    private static string ApiOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var end = new[]
        {
            path.LastIndexOf("/workflow/", StringComparison.OrdinalIgnoreCase),
            path.LastIndexOf("/v1/", StringComparison.OrdinalIgnoreCase),
        };
        return request.PathBase + path[..end.Where(place => place >= 0).DefaultIfEmpty(0).Min()];
    }
}

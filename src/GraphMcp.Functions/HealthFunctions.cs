using GraphMcp.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Tells that the app runs, and whether it can work.</summary>
public sealed class HealthFunctions(Readiness readiness)
{
    /// <summary>Answers as long as the app does.</summary>
    [Function("Health")]
    public static IActionResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        new HttpAnswer(StatusCodes.Status200OK, new HealthStatus("healthy"));

    /// <summary>Tells whether the task hub and the workspace can be reached; 503 where one of them cannot.</summary>
    [Function("Ready")]
    public async Task<IActionResult> GetReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request,
        [DurableClient] DurableTaskClient client
    )
    {
        var status = await readiness.CheckAsync(client, request.HttpContext.RequestAborted);
        return new HttpAnswer(status.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, status);
    }
}

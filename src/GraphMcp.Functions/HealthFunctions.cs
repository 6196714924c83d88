using GraphMcp.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions;

/// <summary>Tells that the app runs.</summary>
public sealed class HealthFunctions
{
    /// <summary>Answers as long as the app does.</summary>
    [Function("Health")]
    public static IActionResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        new HttpAnswer(StatusCodes.Status200OK, new { status = "healthy" });
}

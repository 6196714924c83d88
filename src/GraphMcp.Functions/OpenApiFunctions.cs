using GraphMcp.Functions.Http;
using GraphMcp.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions;

/// <summary>Describes the app's routes to programs, and to whoever missed them.</summary>
public sealed class OpenApiFunctions
{
    private const string DocumentRoute = "openapi.json";
    private const string AnyRoute = "{*path}";

    /// <summary>Shows the OpenAPI document of all routes.</summary>
    [Function("GetOpenApi")]
    public static IActionResult Get([HttpTrigger(AuthorizationLevel.Function, "get", Route = DocumentRoute)] HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var server = $"{request.PathBase}{path[..^(DocumentRoute.Length + 1)]}";
        return new HttpAnswer(StatusCodes.Status200OK, ApiDocument.Build(server.Length == 0 ? "/" : server));
    }

    /// <summary>Answers what no other route takes: with the methods that would be taken there, or that there is nothing.</summary>
    [Function("UnknownRoute")]
    public static IActionResult Refuse(
        [HttpTrigger(AuthorizationLevel.Function, Route = AnyRoute)] HttpRequest request,
        string? path = null
    )
    {
        var allowed = FunctionRoute.All.Where(route => !route.IsCatchAll && route.Matches(path ?? "")).SelectMany(route => route.Methods);
        var methods = string.Join(", ", allowed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return methods.Length == 0
            ? new Problem(
                "Not found",
                StatusCodes.Status404NotFound,
                $"There is no such route; {DocumentRoute} lists all.",
                "no-such-route"
            ).ToAnswer()
            : new Problem(
                "Method not allowed",
                StatusCodes.Status405MethodNotAllowed,
                $"This route takes {methods}, not {request.Method}.",
                "method-not-allowed"
            ).ToAnswer(methods);
    }
}

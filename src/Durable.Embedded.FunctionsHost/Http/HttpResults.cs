using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Http;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>Writes what HTTP functions return.</summary>
internal static class HttpResults
{
    /// <summary>Results write themselves, text is sent as it is, anything else as JSON; nothing leaves the response as the function left it.</summary>
    public static Task WriteAsync(HttpContext http, object? returned) =>
        returned switch
        {
            null or HttpResponseData => Task.CompletedTask,
            IActionResult result => result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
            IResult result => result.ExecuteAsync(http),
            string text => Results.Text(text).ExecuteAsync(http),
            _ => Results.Json(returned).ExecuteAsync(http),
        };

    public static Task WriteProblemAsync(HttpContext http, int status, string title, string? detail = null) =>
        Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(http);
}

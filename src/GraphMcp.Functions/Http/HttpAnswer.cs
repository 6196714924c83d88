using System.Text.Json;
using GraphMcp.Workflows.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GraphMcp.Functions.Http;

/// <summary>An answer with a JSON body; it writes itself, so that it is the same on every host.</summary>
internal sealed class HttpAnswer(int statusCode, object body, string contentType = "application/json; charset=utf-8") : IActionResult
{
    public int StatusCode => statusCode;

    public object Body => body;

    /// <summary>Gets where the created thing is found.</summary>
    public string? Location { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = statusCode;
        response.ContentType = contentType;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WorkflowJson.Compact);
        await response.Body.WriteAsync(content, context.HttpContext.RequestAborted);
    }
}

using System.Text.Json;
using GraphMcp.Workflows.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GraphMcp.Functions.Http;

/// <summary>An answer with a JSON body; it writes itself, so that it is the same on every host.</summary>
internal sealed class HttpAnswer(int statusCode, object body, string contentType = "application/json; charset=utf-8") : IActionResult
{
    public int StatusCode => statusCode;

    public object Body => body;

    /// <summary>Gets where the created thing is found.</summary>
    public string? Location { get; init; }

    /// <summary>Gets the methods that would have been allowed.</summary>
    public string? Allow { get; init; }

    /// <summary>Gets the validator of the body; a request that has seen it gets 304 and no body.</summary>
    public EntityTagHeaderValue? ETag { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        if (WriteHeaders(http))
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WorkflowJson.Compact);
            http.Response.ContentLength = content.Length;
            await http.Response.Body.WriteAsync(content, http.RequestAborted);
        }
    }

    /// <summary>Returns whether a body follows.</summary>
    private bool WriteHeaders(HttpContext http)
    {
        var response = http.Response;
        if (ETag is not null)
        {
            response.Headers.ETag = ETag.ToString();
            response.Headers.CacheControl = "no-cache";
            if (EntityTag.IsKnownTo(http.Request, ETag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return false;
            }
        }

        (response.StatusCode, response.ContentType) = (statusCode, contentType);
        response.Headers.Location = Location;
        response.Headers.Allow = Allow;
        return true;
    }
}

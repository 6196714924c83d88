using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GraphMcp.Functions.Http;

/// <summary>An answer that streams a file of a report; a page of it may do nothing but show itself.</summary>
internal sealed class FileAnswer(Stream content, string fileName, string mediaType, string contentSecurityPolicy) : IActionResult
{
    public string FileName => fileName;

    public string MediaType => mediaType;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        await using var file = content;
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = mediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{mediaType}; charset=utf-8" : mediaType;
        response.ContentLength = file.CanSeek ? file.Length : null;
        response.Headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept";
        await file.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}

using System.Text.Json;
using GraphMcp.Workflows.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphMcp.Functions.Http;

/// <summary>Reads JSON bodies strictly.</summary>
internal static class RequestBody
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaxBytes = WorkflowJson.MaxRequestBytes;

    /// <summary>Returns the body, or null when it is empty.</summary>
    /// <exception cref="BadHttpRequestException">It is too large, no JSON, or not of the type's shape.</exception>
    public static async Task<T?> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        using var content = await CopyAsync(request);
        if (content.Length == 0)
        {
            return null;
        }

        RequireJson(request);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(content, WorkflowJson.Strict, request.HttpContext.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException(JsonMistake.Describe(exception), exception);
        }
    }

    /// <summary>A body of a declared other type is refused; one of no declared type is taken for JSON.</summary>
    private static void RequireJson(HttpRequest request)
    {
        var isJson =
            string.IsNullOrEmpty(request.ContentType)
            || (
                MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix == "json")
            );
        if (!isJson || !string.IsNullOrEmpty(request.Headers.ContentEncoding))
        {
            throw new BadHttpRequestException(
                "The body must be JSON: send it as it is, with 'Content-Type: application/json'.",
                StatusCodes.Status415UnsupportedMediaType
            );
        }
    }

    private static async Task<MemoryStream> CopyAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), request.HttpContext.RequestAborted);
            if (content.Length > MaxBytes)
            {
                throw TooLarge();
            }
        }

        content.Position = 0;
        return content;
    }

    private static BadHttpRequestException TooLarge() =>
        new($"The body is larger than {MaxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
}

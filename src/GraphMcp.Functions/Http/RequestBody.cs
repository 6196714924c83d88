using System.Text.Json;
using GraphMcp.Workflows.Serialization;
using Microsoft.AspNetCore.Http;

namespace GraphMcp.Functions.Http;

/// <summary>Reads JSON bodies strictly.</summary>
internal static class RequestBody
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

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

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(content, WorkflowJson.Compact, request.HttpContext.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException($"The body is not as expected: {exception.Message}", exception);
        }
    }

    private static async Task<MemoryStream> CopyAsync(HttpRequest request)
    {
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), request.HttpContext.RequestAborted);
            if (content.Length > MaxBytes)
            {
                throw new BadHttpRequestException($"The body is larger than {MaxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        content.Position = 0;
        return content;
    }
}

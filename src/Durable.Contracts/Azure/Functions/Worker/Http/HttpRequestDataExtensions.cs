using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Makes responses with a status.</summary>
public static class HttpRequestDataExtensions
{
    /// <summary>Makes the response to a request, with that status.</summary>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }
}

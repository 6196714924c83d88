using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tells callers of HTTP functions how to watch and control an instance.</summary>
public static class DurableTaskClientExtensions
{
    private const string ApiPath = "/runtime/webhooks/durabletask";

    // What the reason is replaced for, as the published package writes it.
    private const string Reason = "reason={{text}}";

    /// <summary>A response of status 202 with the management URLs of an instance.</summary>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        CancellationToken cancellation = default
    ) => client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>A response with the management URLs of an instance.</summary>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default
    )
    {
        var (response, payload) = CreateResponse(client, request, instanceId, statusCode);
        await JsonSerializer.SerializeAsync(response.Body, payload, JsonOf(response), cancellation);
        return response;
    }

    /// <summary>A response of status 202 with the management URLs of an instance; fails where the response is ASP.NET Core's own.</summary>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        CancellationToken cancellation = default
    ) => client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>A response with the management URLs of an instance; fails where the response is ASP.NET Core's own.</summary>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var (response, payload) = CreateResponse(client, request, instanceId, statusCode);
        JsonSerializer.Serialize(response.Body, payload, JsonOf(response));
        return response;
    }

    /// <summary>The management URLs of an instance: at the host that the request came to, or else that the client knows.</summary>
    /// <exception cref="InvalidOperationException">There is no request, and the client knows no host.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client,
        string instanceId,
        HttpRequestData? request = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var endpoint = client as IManagementEndpoint;
        var api = request is null ? endpoint?.BaseUrl : request.Url.GetLeftPart(UriPartial.Authority) + ApiPath;
        var instance =
            $"{api ?? throw new InvalidOperationException("Where the management API is, neither a request nor the client says.")}"
            + $"/instances/{Uri.EscapeDataString(instanceId)}";
        var query = endpoint?.QueryString;
        return new HttpManagementPayload
        {
            Id = instanceId,
            StatusQueryGetUri = Url(instance, query),
            SendEventPostUri = Url(instance + "/raiseEvent/{eventName}", query),
            TerminatePostUri = Url(instance + "/terminate", Reason, query),
            PurgeHistoryDeleteUri = Url(instance, query),
            SuspendPostUri = Url(instance + "/suspend", Reason, query),
            ResumePostUri = Url(instance + "/resume", Reason, query),
        };
    }

    private static (HttpResponseData Response, HttpManagementPayload Payload) CreateResponse(
        DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode status
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        var payload = client.CreateHttpManagementPayload(instanceId, request);
        var response = request.CreateResponse(status);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Content-Type", "application/json");
        return (response, payload);
    }

    /// <summary>The app's own way of writing JSON, as the worker has it.</summary>
    private static JsonSerializerOptions? JsonOf(HttpResponseData response) =>
        response.FunctionContext.InstanceServices.GetService<IOptions<JsonSerializerOptions>>()?.Value;

    private static string Url(string path, params IEnumerable<string?> query)
    {
        var joined = string.Join('&', query.Where(part => !string.IsNullOrEmpty(part)));
        return joined.Length == 0 ? path : $"{path}?{joined}";
    }
}

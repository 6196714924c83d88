using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary><c>/entities</c>: shows entities and signals them.</summary>
internal static class EntitiesResource
{
    private const string EmptyKey = "$";

    public static async Task<IResult> GetAsync(ManagementRequest request)
    {
        var entity = await request.Client.Entities.GetEntityAsync(IdOf(request), includeState: true, request.Cancellation);
        return entity is { IncludesState: true }
            ? ManagementAnswer.Json(ManagementJson.Payload(entity.State.Value))
            : ManagementAnswer.NotFound;
    }

    public static async Task<IResult> ListAsync(ManagementRequest request)
    {
        var query = new EntityQuery
        {
            InstanceIdStartsWith = request.Route("name") is { Length: > 0 } name ? $"@{name}@" : null,
            LastModifiedFrom = request.Query.Time("lastOperationTimeFrom"),
            LastModifiedTo = request.Query.Time("lastOperationTimeTo"),
            IncludeState = request.Query.Flag("fetchState"),
            PageSize = request.Query.Count("top"),
            ContinuationToken = request.ContinuationToken,
        };
        await foreach (var page in request.Client.Entities.GetAllEntitiesAsync(query).AsPages().WithCancellation(request.Cancellation))
        {
            request.ContinueWith(page.ContinuationToken);
            JsonNode?[] shown = [.. page.Values.Select(ManagementJson.Entity)];
            return ManagementAnswer.Json(new JsonArray(shown));
        }

        return ManagementAnswer.Json(new JsonArray());
    }

    /// <summary>Signals the operation <c>op</c>; a body that is not called JSON is its input as text.</summary>
    public static async Task<IResult> SignalAsync(ManagementRequest request)
    {
        try
        {
            object? input =
                request.IsJson || request.Http.ContentLength is 0 ? await request.ReadJsonAsync()
                : await request.ReadTextAsync() is { Length: > 0 } text ? text
                : null;
            return await SignalAsync(request, request.Query.Text("op") ?? "", input);
        }
        catch (JsonException e)
        {
            return ManagementAnswer.Refused("Could not parse JSON content: " + e.Message);
        }
    }

    /// <summary>Signals the operation that removes an entity's state.</summary>
    public static Task<IResult> DeleteAsync(ManagementRequest request) => SignalAsync(request, "delete", null);

    private static async Task<IResult> SignalAsync(ManagementRequest request, string operation, object? input)
    {
        await request.Client.Entities.SignalEntityAsync(IdOf(request), operation, input, cancellation: request.Cancellation);
        return ManagementAnswer.Accepted;
    }

    private static EntityInstanceId IdOf(ManagementRequest request)
    {
        var key = request.Route("key")!;
        return new EntityInstanceId(request.Route("name")!, key == EmptyKey ? "" : key);
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary><c>/instances</c>: shows and purges instances, one or those that a filter finds.</summary>
internal sealed class InstancesResource(TimeProvider time)
{
    public static Task<IResult> GetAsync(ManagementRequest request) => InstanceAnswers.StatusAsync(request, request.Route("id")!);

    public static async Task<IResult> ListAsync(ManagementRequest request)
    {
        var showInput = request.Query.Flag("showInput", otherwise: true);
        var query = new OrchestrationQuery(
            request.Query.Time("createdTimeFrom"),
            request.Query.Time("createdTimeTo"),
            request.Query.RuntimeStatuses("runtimeStatus"),
            InstanceIdPrefix: request.Query.Text("instanceIdPrefix"),
            PageSize: request.Query.Count("top") ?? OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: request.ContinuationToken
        );
        await foreach (var page in request.Client.GetAllInstancesAsync(query).AsPages().WithCancellation(request.Cancellation))
        {
            request.ContinueWith(page.ContinuationToken);
            JsonNode?[] shown = [.. page.Values.Select(instance => ManagementJson.Status(instance, showInput))];
            return ManagementAnswer.Json(new JsonArray(shown));
        }

        return ManagementAnswer.Json(new JsonArray());
    }

    public static async Task<IResult> PurgeAsync(ManagementRequest request)
    {
        var id = request.Route("id")!;
        var instance = await request.Client.GetInstanceAsync(id, request.Cancellation);
        if (instance is { IsCompleted: false })
        {
            return ManagementAnswer.Problem(
                StatusCodes.Status412PreconditionFailed,
                "The instance has not ended.",
                $"The instance '{id}' is {instance.RuntimeStatus}; only instances that have ended can be purged."
            );
        }

        var purged = await request.Client.PurgeInstanceAsync(id, request.Cancellation);
        return purged.PurgedInstanceCount == 0 ? ManagementAnswer.NotFound : ManagementAnswer.Json(ManagementJson.Purged(purged));
    }

    public async Task<IResult> PurgeAllAsync(ManagementRequest request)
    {
        if (request.Query.Time("createdTimeFrom") is not { } from)
        {
            return ManagementAnswer.Json("Please provide value for 'createdTimeFrom' parameter.", StatusCodes.Status400BadRequest);
        }

        var filter = new PurgeInstancesFilter(
            from,
            request.Query.Time("createdTimeTo") ?? time.GetUtcNow(),
            request.Query.RuntimeStatuses("runtimeStatus")
        );
        var purged = await request.Client.PurgeAllInstancesAsync(filter, request.Cancellation);
        return purged.PurgedInstanceCount == 0 ? ManagementAnswer.NotFound : ManagementAnswer.Json(ManagementJson.Purged(purged));
    }
}

using System.Globalization;
using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Batches.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Shows over HTTP the batches of a workflow.</summary>
public sealed class BatchHttpFunctions(BatchReader batches, HttpEdge edge)
{
    /// <summary>Lists batches in the order of the plan.</summary>
    [Function("ListBatches")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/batches")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var query = RequestQuery.Of(request, "step", "state", "top", "token");
            var asked = new BatchQuery(
                query.One("step"),
                query.Names<BatchState>("state") switch
                {
                    [] => null,
                    [var state] => state,
                    _ => throw new BadHttpRequestException("'state' is given more than once."),
                },
                query.Number("top", BatchQuery.DefaultTop),
                query.One("token")
            );
            return new HttpAnswer(StatusCodes.Status200OK, await batches.ListAsync(client, id, asked, request.HttpContext.RequestAborted));
        });

    /// <summary>Shows one batch.</summary>
    [Function("GetBatch")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/batches/{shard}/{batch}")] HttpRequest request,
        string id,
        string shard,
        string batch,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(
                StatusCodes.Status200OK,
                await batches.GetAsync(client, id, Number(shard, "shard"), Number(batch, "batch"), request.HttpContext.RequestAborted)
            )
        );

    private static int Number(string text, string name) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadHttpRequestException($"The {name} must be a number.");
}

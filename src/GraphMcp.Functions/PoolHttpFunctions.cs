using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Pools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions;

/// <summary>Shows and changes this host's resource pools over HTTP.</summary>
public sealed class PoolHttpFunctions(IResourcePools pools, HttpEdge edge)
{
    /// <summary>Shows all pools.</summary>
    [Function("ListPools")]
    public Task<IActionResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "pools")] HttpRequest request) =>
        edge.RunAsync(async () =>
            new HttpAnswer(StatusCodes.Status200OK, new { pools = await pools.SnapshotAsync(request.HttpContext.RequestAborted) })
        );

    /// <summary>Sets a pool's limit; the body is a <see cref="PoolLimit"/>.</summary>
    [Function("SetPoolLimit")]
    public Task<IActionResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "pools/{name}")] HttpRequest request,
        string name
    ) =>
        edge.RunAsync(async () =>
        {
            var body =
                await RequestBody.ReadAsync<PoolLimit>(request)
                ?? throw new BadHttpRequestException("The body must be a limit: {\"limit\": 4}.");
            return new HttpAnswer(StatusCodes.Status200OK, await pools.SetLimitAsync(name, body.Limit, request.HttpContext.RequestAborted));
        });
}

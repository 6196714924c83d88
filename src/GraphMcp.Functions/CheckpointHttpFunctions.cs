using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Checkpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Saves, shows and restores checkpoints over HTTP.</summary>
public sealed class CheckpointHttpFunctions(WorkflowStateFactory states, HttpEdge edge)
{
    /// <summary>Saves a checkpoint; the body is a <see cref="CheckpointRequest"/> or empty.</summary>
    [Function("SaveCheckpoint")]
    public Task<IActionResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/checkpoints")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var stop = request.HttpContext.RequestAborted;
            var body = await RequestBody.ReadAsync<CheckpointRequest>(request);
            var state = states.Create(client);
            var checkpointId = await state.SaveCheckpointAsync(id, body?.Label, stop);
            return new HttpAnswer(StatusCodes.Status201Created, await state.GetCheckpointAsync(checkpointId, stop))
            {
                Location = ResourcePath.OfCheckpoint(request, checkpointId),
            };
        });

    /// <summary>Lists a workflow's checkpoints.</summary>
    [Function("ListCheckpoints")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/checkpoints")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var checkpoints = await states.Create(client).ListCheckpointsAsync(id, request.HttpContext.RequestAborted);
            return new HttpAnswer(StatusCodes.Status200OK, new { checkpoints });
        });

    /// <summary>Shows a checkpoint.</summary>
    [Function("GetCheckpoint")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "checkpoints/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(StatusCodes.Status200OK, await states.Create(client).GetCheckpointAsync(id, request.HttpContext.RequestAborted))
        );

    /// <summary>Starts a workflow from a checkpoint; the body is a <see cref="RestoreRequest"/> or empty.</summary>
    [Function("RestoreCheckpoint")]
    public Task<IActionResult> RestoreAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "checkpoints/{id}/restore")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var body = await RequestBody.ReadAsync<RestoreRequest>(request) ?? new RestoreRequest();
            var workflowId = await states.Create(client).RestoreCheckpointAsync(id, body, request.HttpContext.RequestAborted);
            return new HttpAnswer(StatusCodes.Status202Accepted, new { id = workflowId })
            {
                Location = ResourcePath.OfWorkflow(request, workflowId),
            };
        });
}

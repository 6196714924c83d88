using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary><c>/instances/{id}/…</c>: raises events, ends, holds and restarts instances.</summary>
internal sealed class InstanceControls(InstanceAnswers answers)
{
    public static Task<IResult> TerminateAsync(ManagementRequest request) =>
        ControlAsync(request, (id, reason) => request.Client.TerminateInstanceAsync(id, (object?)reason, request.Cancellation));

    public static Task<IResult> SuspendAsync(ManagementRequest request) =>
        ControlAsync(request, (id, reason) => request.Client.SuspendInstanceAsync(id, reason, request.Cancellation));

    public static Task<IResult> ResumeAsync(ManagementRequest request) =>
        ControlAsync(request, (id, reason) => request.Client.ResumeInstanceAsync(id, reason, request.Cancellation));

    /// <summary>Lets a failed instance go on from before its failure.</summary>
    public static async Task<IResult> RewindAsync(ManagementRequest request)
    {
        var id = request.Route("id")!;
        var instance = await request.Client.GetInstanceAsync(id, request.Cancellation);
        switch (instance?.RuntimeStatus)
        {
            case null:
                return ManagementAnswer.NotFound;
            case OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated:
                return ManagementAnswer.Gone;
            case not OrchestrationRuntimeStatus.Failed:
                return ManagementAnswer.Problem(StatusCodes.Status409Conflict, "The instance has not failed.");
            default:
                await request.Client.RewindInstanceAsync(id, request.Query.Text("reason") ?? "", request.Cancellation);
                return ManagementAnswer.Accepted;
        }
    }

    /// <summary>Starts an instance again with the input that it had: under its own id, or under a new one.</summary>
    public async Task<IResult> RestartAsync(ManagementRequest request)
    {
        var isNewId = request.Query.Flag("restartWithNewInstanceId", otherwise: true);
        var timeout = request.Query.Seconds("timeout");
        try
        {
            var id = await request.Client.RestartAsync(request.Route("id")!, isNewId, request.Cancellation);
            return timeout is { } wait ? await answers.OutputAsync(request, id, wait) : answers.CheckStatus(request, id);
        }
        catch (ArgumentException e)
        {
            return ManagementAnswer.Refused("InstanceId does not match a valid orchestration instance.", e);
        }
        catch (InvalidOperationException e) when (e is not HubHaltedException)
        {
            return ManagementAnswer.Problem(StatusCodes.Status409Conflict, "The instance has not ended.", e.Message);
        }
    }

    public static async Task<IResult> RaiseEventAsync(ManagementRequest request)
    {
        var id = request.Route("id")!;
        if (await RefusalOfAsync(request, id) is { } refusal)
        {
            return refusal;
        }

        if (!request.IsJson)
        {
            return ManagementAnswer.Refused("Only application/json request content is supported");
        }

        try
        {
            var payload = await request.ReadJsonAsync();
            await request.Client.RaiseEventAsync(id, request.Route("event")!, payload, request.Cancellation);
            return ManagementAnswer.Accepted;
        }
        catch (JsonException e)
        {
            return ManagementAnswer.Refused("Invalid JSON content", e);
        }
    }

    private static async Task<IResult> ControlAsync(ManagementRequest request, Func<string, string?, Task> control)
    {
        var id = request.Route("id")!;
        if (await RefusalOfAsync(request, id) is { } refusal)
        {
            return refusal;
        }

        await control(id, request.Query.Text("reason"));
        return ManagementAnswer.Accepted;
    }

    /// <summary>Why nothing can be told to an instance, or null where something can.</summary>
    private static async Task<IResult?> RefusalOfAsync(ManagementRequest request, string id) =>
        await request.Client.GetInstanceAsync(id, request.Cancellation) switch
        {
            null => ManagementAnswer.NotFound,
            { IsCompleted: true } => ManagementAnswer.Gone,
            _ => null,
        };
}

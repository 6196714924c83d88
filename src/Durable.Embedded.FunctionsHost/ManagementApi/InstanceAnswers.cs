using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>How the API answers about one instance: its status, or where to ask for it.</summary>
internal sealed class InstanceAnswers(ManagementUrls urls, TimeProvider time)
{
    private const int SecondsAfterStart = 10;
    private const int SecondsWhileRunning = 5;

    public IResult CheckStatus(ManagementRequest request, string instanceId)
    {
        request.AskAgain(urls.StatusOf(request.Http, instanceId), SecondsAfterStart);
        return ManagementAnswer.Json(urls.Of(request.Http, instanceId), StatusCodes.Status202Accepted);
    }

    public static async Task<IResult> StatusAsync(ManagementRequest request, string instanceId)
    {
        var showInput = request.Query.Flag("showInput", otherwise: true);
        var showHistory = request.Query.Flag("showHistory");
        var showOutput = request.Query.Flag("showHistoryOutput");
        var isFailureAnError = request.Query.Flag("returnInternalServerErrorOnFailure");
        var instance = await request.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, request.Cancellation);
        if (instance is null)
        {
            return ManagementAnswer.NotFound;
        }

        var history =
            showHistory && instance.RuntimeStatus != OrchestrationRuntimeStatus.Pending
                ? await HistoryAsync(request, instanceId, new HistoryJson(showInput, showOutput))
                : null;
        return Status(request, instance, ManagementJson.Status(instance, showInput, history), isFailureAnError);
    }

    /// <summary>Waits for an instance to end and answers its output, or, when that takes too long, where to ask.</summary>
    public async Task<IResult> OutputAsync(ManagementRequest request, string instanceId, TimeSpan timeout)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, request.Cancellation);
        try
        {
            var ended = await request.Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, ending.Token);
            return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
                ? ManagementAnswer.Json(ManagementJson.Output(ended))
                : await StatusAsync(request, instanceId);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return CheckStatus(request, instanceId);
        }
    }

    private static async Task<JsonArray?> HistoryAsync(ManagementRequest request, string instanceId, HistoryJson shape) =>
        shape.Of(await request.Client.GetOrchestrationHistoryAsync(instanceId, request.Cancellation));

    private static IResult Status(ManagementRequest request, OrchestrationMetadata instance, JsonObject json, bool isFailureAnError)
    {
        if (!instance.IsCompleted)
        {
            request.AskAgain(request.Http.GetEncodedUrl(), SecondsWhileRunning);
            return ManagementAnswer.Json(json, StatusCodes.Status202Accepted);
        }

        var isError = isFailureAnError && instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed;
        return ManagementAnswer.Json(json, isError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }
}

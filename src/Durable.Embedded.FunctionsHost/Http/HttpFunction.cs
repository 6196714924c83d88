using System.Collections.Immutable;
using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Invocation;
using Durable.Embedded.FunctionsHost.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>A function that serves HTTP requests.</summary>
internal sealed partial class HttpFunction(
    FunctionInvoker invoker,
    AuthorizationLevel level,
    FunctionAccess access,
    FunctionsRuntime runtime,
    ILogger logger
)
{
    public async Task ServeAsync(HttpContext http)
    {
        if (!access.Allows(http, level))
        {
            await HttpResults.WriteProblemAsync(http, StatusCodes.Status401Unauthorized, "A function key is needed.");
            return;
        }

        try
        {
            await RunAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to answer.
        }
        catch (BadHttpRequestException e)
        {
            await HttpResults.WriteProblemAsync(http, e.StatusCode, "The request is not valid.", e.Message);
        }
        catch (Exception e) when (!http.Response.HasStarted) // the edge: what the function throws becomes an answer
        {
            LogFailed(logger, e, invoker.Function.Name, http.TraceIdentifier);
            http.Response.Clear();
            await HttpResults.WriteProblemAsync(http, StatusCodes.Status500InternalServerError, "The function has failed.");
        }
    }

    private async Task RunAsync(HttpContext http)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, runtime.Stopping);
        var invocation = new FunctionInvocation(invoker.Function, http.RequestServices, runtime.Client, ending.Token)
        {
            TriggerValue = http.Request,
            TriggerData = http.Request.RouteValues.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
        };
        invocation.Items[FunctionContextExtensions.HttpContextKey] = http;
        ((IInvocationFeatures)invocation).Set<IHttpRequestDataFeature>(new RequestData.Feature(http));
        var returned = await invoker.InvokeAsync(invocation);
        if (!runtime.Stopping.IsCancellationRequested)
        {
            // A result that streams ends with the host too, not only with its caller; one that comes late is still sent.
            http.RequestAborted = ending.Token;
        }

        await HttpResults.WriteAsync(http, returned);
    }

    [LoggerMessage(1, LogLevel.Error, "Function '{Function}' has failed (request {Request}).")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string request);
}

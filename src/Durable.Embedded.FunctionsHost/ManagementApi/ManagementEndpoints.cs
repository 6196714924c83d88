using Durable.Embedded.FunctionsHost.Http;
using Durable.Embedded.FunctionsHost.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>The routes of the management API, with what guards them and what becomes of exceptions.</summary>
internal sealed partial class ManagementEndpoints(FunctionsRuntime runtime, FunctionAccess access, ILogger logger)
{
    public void Map(IEndpointRouteBuilder routes, IReadOnlyCollection<string> orchestrators, ManagementUrls urls, TimeProvider time)
    {
        var api = routes.MapGroup(ManagementUrls.Path);
        var answers = new InstanceAnswers(urls, time);
        Map(api, "POST", "orchestrators/{function}/{id?}", new OrchestratorsResource(orchestrators, answers).StartAsync);
        MapInstances(api, new InstancesResource(time), new InstanceControls(answers));
        MapEntities(api);
        // As published: what is not there is not found, whatever the method.
        Map(api, null, "{**rest}", static _ => Task.FromResult(ManagementAnswer.NotFound));
    }

    private void MapInstances(IEndpointRouteBuilder api, InstancesResource instances, InstanceControls controls)
    {
        Map(api, "GET", "instances", InstancesResource.ListAsync);
        Map(api, "DELETE", "instances", instances.PurgeAllAsync);
        Map(api, "GET", "instances/{id}", InstancesResource.GetAsync);
        Map(api, "DELETE", "instances/{id}", InstancesResource.PurgeAsync);
        Map(api, "POST", "instances/{id}/raiseEvent/{event}", InstanceControls.RaiseEventAsync);
        Map(api, "POST", "instances/{id}/terminate", InstanceControls.TerminateAsync);
        Map(api, "POST", "instances/{id}/suspend", InstanceControls.SuspendAsync);
        Map(api, "POST", "instances/{id}/resume", InstanceControls.ResumeAsync);
        Map(api, "POST", "instances/{id}/rewind", InstanceControls.RewindAsync);
        Map(api, "POST", "instances/{id}/restart", controls.RestartAsync);
    }

    private void MapEntities(IEndpointRouteBuilder api)
    {
        Map(api, "GET", "entities/{name?}", EntitiesResource.ListAsync);
        Map(api, "GET", "entities/{name}/{key}", EntitiesResource.GetAsync);
        Map(api, "POST", "entities/{name}/{key}", EntitiesResource.SignalAsync);
        Map(api, "DELETE", "entities/{name}/{key}", EntitiesResource.DeleteAsync);
    }

    private void Map(IEndpointRouteBuilder api, string? method, string pattern, Func<ManagementRequest, Task<IResult>> serve)
    {
        Task ServeGuardedAsync(HttpContext http) => ServeAsync(http, serve);
        var route = method is null ? api.Map(pattern, ServeGuardedAsync) : api.MapMethods(pattern, [method], ServeGuardedAsync);
        route.WithDisplayName($"{ManagementUrls.Path}/{pattern}");
    }

    private async Task ServeAsync(HttpContext http, Func<ManagementRequest, Task<IResult>> serve)
    {
        if (!access.Allows(http, AuthorizationLevel.System))
        {
            await HttpResults.WriteProblemAsync(http, StatusCodes.Status401Unauthorized, "The host's key is needed.");
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, runtime.Stopping);
        var answer = await AnswerAsync(http, serve, ending.Token);
        await answer.ExecuteAsync(http);
    }

    private async Task<IResult> AnswerAsync(HttpContext http, Func<ManagementRequest, Task<IResult>> serve, CancellationToken cancellation)
    {
        try
        {
            return await serve(new ManagementRequest(http, runtime.ManagementClient, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ManagementAnswer.Problem(StatusCodes.Status503ServiceUnavailable, "The host is stopping.");
        }
        catch (BadHttpRequestException e)
        {
            return ManagementAnswer.Problem(e.StatusCode, "The request is not valid.", e.Message);
        }
        catch (ArgumentException e)
        {
            return ManagementAnswer.Refused("One or more of the arguments submitted is incorrect", e);
        }
        catch (NotSupportedException e)
        {
            return ManagementAnswer.Problem(StatusCodes.Status501NotImplemented, "The engine cannot do this.", e.Message);
        }
        catch (Exception e) // the edge: what goes wrong becomes an answer
        {
            LogFailed(logger, e, http.Request.Method, http.Request.Path);
            return ManagementAnswer.Problem(StatusCodes.Status500InternalServerError, "The request has failed.");
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The management API has failed to answer {Method} {Path}.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method, string path);
}

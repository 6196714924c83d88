using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary><c>/orchestrators</c>: starts instances.</summary>
internal sealed class OrchestratorsResource(IReadOnlyCollection<string> orchestrators, InstanceAnswers answers)
{
    /// <summary>Starts an instance; with <c>timeout</c>, waits that many seconds for its output. A <c>pollingInterval</c> is not needed here.</summary>
    public async Task<IResult> StartAsync(ManagementRequest request)
    {
        var function = request.Route("function")!;
        if (!orchestrators.Contains(function, StringComparer.OrdinalIgnoreCase))
        {
            return ManagementAnswer.Refused(
                "One or more of the arguments submitted is incorrect",
                Unknown(function),
                typeof(ArgumentException)
            );
        }

        var timeout = request.Query.Seconds("timeout");
        object? input;
        try
        {
            input = await request.ReadJsonAsync();
        }
        catch (JsonException e)
        {
            return ManagementAnswer.Refused("Invalid JSON content", e);
        }

        return await StartAsync(request, function, input, timeout);
    }

    private async Task<IResult> StartAsync(ManagementRequest request, string function, object? input, TimeSpan? timeout)
    {
        var options = new StartOrchestrationOptions(request.Route("id"));
        try
        {
            var id = await request.Client.ScheduleNewOrchestrationInstanceAsync(function, input, options, request.Cancellation);
            return timeout is { } wait ? await answers.OutputAsync(request, id, wait) : answers.CheckStatus(request, id);
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            return ManagementAnswer.Problem(StatusCodes.Status409Conflict, "The instance exists and has not ended.", e.Message);
        }
    }

    private string Unknown(string function) =>
        $"The function '{function}' doesn't exist, is disabled, or is not an orchestrator function. Additional info: "
        + (
            orchestrators.Count == 0
                ? "No orchestrator functions are currently registered!"
                : $"The following are the known orchestrator functions: {string.Join(", ", orchestrators.Select(name => $"'{name}'"))}."
        );
}

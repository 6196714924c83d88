using System.Globalization;
using System.Text.Json;
using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Shows what happened in a workflow, as pages or as a stream, and takes events of callers' own.</summary>
public sealed class EventHttpFunctions(
    WorkflowEventBusFactory events,
    WebhookLetters letters,
    EventStreamOptions stream,
    TimeProvider clock,
    HttpEdge edge
)
{
    private const int DefaultPage = 100;

    /// <summary>Shows events behind a sequence number; streams them where <c>text/event-stream</c> is accepted.</summary>
    [Function("GetWorkflowEvents")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/events")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var query = request.Query;
            var after = Number(query["after"], "after", 0);
            var stop = request.HttpContext.RequestAborted;
            await events.CheckAsync(client, id, stop);
            if (request.Headers.Accept.ToString().Contains(EventStream.MediaType, StringComparison.OrdinalIgnoreCase))
            {
                var last = request.Headers["Last-Event-ID"].FirstOrDefault();
                return new EventStream(events.Reader(client), id, Number(last, "Last-Event-ID", after), query["type"], stream, clock);
            }

            var top = (int)Math.Min(Number(query["top"], "top", DefaultPage), EventLogReader.MaxPage);
            return new HttpAnswer(StatusCodes.Status200OK, await events.Reader(client).ReadAsync(id, after, top, query["type"], stop));
        });

    /// <summary>Emits an event of the caller's own; the body is <c>{type, data}</c>.</summary>
    [Function("EmitWorkflowEvent")]
    public Task<IActionResult> EmitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/events")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
        {
            var stop = request.HttpContext.RequestAborted;
            var own = await RequestBody.ReadAsync<EmitRequest>(request) ?? throw new BadHttpRequestException("'type' is missing.");
            await events.CheckAsync(client, id, stop);
            JsonElement? data = own.Data is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : null;
            var eventId = await events
                .Create(client)
                .EmitAsync(id, own.Type ?? "", data, causationId: own.CausationId, cancellationToken: stop);
            return new HttpAnswer(StatusCodes.Status202Accepted, new { id = eventId });
        });

    /// <summary>Shows the events that no attempt could push.</summary>
    [Function("GetDeadLetters")]
    public Task<IActionResult> GetDeadLettersAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/deadletters")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(
                StatusCodes.Status200OK,
                new { deadLetters = await letters.ListAsync(client, id, request.HttpContext.RequestAborted) }
            )
        );

    /// <summary>Pushes the dead letters again.</summary>
    [Function("RedeliverDeadLetters")]
    public Task<IActionResult> RedeliverAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{id}/deadletters/redeliver")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(async () =>
            new HttpAnswer(
                StatusCodes.Status200OK,
                new { delivered = await letters.RedeliverAsync(client, id, request.HttpContext.RequestAborted) }
            )
        );

    private static long Number(string? text, string name, long otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadHttpRequestException($"'{name}' must be a whole number from 0.");
}

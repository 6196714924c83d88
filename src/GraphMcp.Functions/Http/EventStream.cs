using System.Text;
using System.Text.Json;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace GraphMcp.Functions.Http;

/// <summary>
/// A workflow's events as Server-Sent Events: <c>id</c> is the sequence number, <c>event</c> the type, <c>data</c> the event. It ends when the
/// workflow's end was sent, or for the caller to come again with the last id.
/// </summary>
internal sealed class EventStream(
    EventLogReader log,
    string workflowId,
    long after,
    string? type,
    EventStreamOptions options,
    TimeProvider clock
) : IActionResult
{
    public const string MediaType = "text/event-stream";
    private long sent = after;
    private long spokenAt;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, stop) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        var started = spokenAt = clock.GetTimestamp();
        await WriteAsync(response, "retry: 1000\n\n", stop);
        try
        {
            while (!await SendNewAsync(response, stop) && clock.GetElapsedTime(started) < options.Lifetime)
            {
                await BeatAsync(response, stop);
                await Task.Delay(options.Poll, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever listened has gone.
        }
    }

    /// <summary>Sends what the log holds behind the last event; returns whether the workflow has ended with it.</summary>
    private async Task<bool> SendNewAsync(HttpResponse response, CancellationToken stop)
    {
        while (true)
        {
            var page = await log.ReadAsync(workflowId, sent, EventLogReader.MaxPage, type: null, stop);
            foreach (var happened in page.Events)
            {
                if (EventType.Matches(type, happened.Type))
                {
                    var data = JsonSerializer.Serialize(happened, WorkflowJson.Compact);
                    await WriteAsync(response, $"id: {happened.Sequence}\nevent: {happened.Type}\ndata: {data}\n\n", stop);
                }

                sent = happened.Sequence;
                if (happened.Type == WorkflowEventTypes.WorkflowCompleted)
                {
                    return true;
                }
            }

            if (!page.HasMore)
            {
                return false;
            }
        }
    }

    private async Task BeatAsync(HttpResponse response, CancellationToken stop)
    {
        if (clock.GetElapsedTime(spokenAt) >= options.Heartbeat)
        {
            await WriteAsync(response, ": still here\n\n", stop);
        }
    }

    private async Task WriteAsync(HttpResponse response, string text, CancellationToken stop)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        await response.Body.FlushAsync(stop);
        spokenAt = clock.GetTimestamp();
    }
}

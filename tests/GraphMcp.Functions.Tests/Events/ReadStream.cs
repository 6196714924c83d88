using System.Net.ServerSentEvents;
using System.Text.Json;

namespace GraphMcp.Functions.Tests.Events;

/// <summary>A stream of events as a client reads it.</summary>
internal sealed class ReadStream : IDisposable
{
    private readonly HttpResponseMessage answer;

    private ReadStream(HttpResponseMessage answer) => this.answer = answer;

    public HttpResponseMessage Answer => answer;

    /// <summary>Asks for a workflow's events as a stream.</summary>
    public static async Task<ReadStream> OpenAsync(FunctionsApp app, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return new ReadStream(await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>Reads to the end, or so many events.</summary>
    public async Task<IReadOnlyList<SseItem<JsonElement>>> EventsAsync(int most = int.MaxValue)
    {
        var parser = SseParser.Create(
            await answer.Content.ReadAsStreamAsync(),
            (_, data) =>
            {
                var reader = new Utf8JsonReader(data);
                return JsonElement.ParseValue(ref reader);
            }
        );
        var events = new List<SseItem<JsonElement>>();
        await foreach (var happened in parser.EnumerateAsync())
        {
            events.Add(happened);
            if (events.Count == most)
            {
                break;
            }
        }

        return events;
    }

    /// <summary>Reads to the end; returns the lines that are not empty.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync() =>
        (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => answer.Dispose();
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using GraphMcp.Functions.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests.Events;

/// <summary>Events as Server-Sent Events over HTTP.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task Stream_OfAFinishedWorkflow_IsItsLogAndEnds()
    {
        await using var app = await StartAsync();
        await RunAsync(app);

        using var stream = await ReadStream.OpenAsync(app, "/api/workflows/w/events");
        var events = await stream.EventsAsync();

        var log = (await app.GetAsync("/api/workflows/w/events?top=500")).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal("text/event-stream", stream.Answer.Content.Headers.ContentType?.MediaType);
        Assert.True(stream.Answer.Headers.CacheControl?.NoStore);
        Assert.Equal(log.Select(Sequence), events.Select(happened => happened.EventId));
        Assert.Equal(log.Select(Type), events.Select(happened => happened.EventType));
        Assert.Equal(log.Select(happened => happened.GetRawText()), events.Select(happened => happened.Data.GetRawText()));
        Assert.Equal("workflow.completed", events[^1].EventType);
    }

    [Fact]
    public async Task Stream_WithLastEventId_GoesOnWithoutGapOrDouble()
    {
        await using var app = await StartAsync();
        await RunAsync(app);
        using var whole = await ReadStream.OpenAsync(app, "/api/workflows/w/events");
        var all = (await whole.EventsAsync()).Select(happened => happened.EventId!).ToList();

        var pieces = new List<string>();
        while (pieces.Count < all.Count)
        {
            // The header counts more than the query, which a client that comes again repeats.
            using var piece = await ReadStream.OpenAsync(app, "/api/workflows/w/events?after=0", pieces.LastOrDefault());
            pieces.AddRange((await piece.EventsAsync(most: 4)).Select(happened => happened.EventId!));
        }

        Assert.Equal(Enumerable.Range(1, all.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)), pieces);
        Assert.Equal(all, pieces);
    }

    [Fact]
    public async Task Stream_AfterASequenceNumberAndOfAType_HoldsOnlyThose()
    {
        await using var app = await StartAsync();
        await RunAsync(app);

        using var stream = await ReadStream.OpenAsync(app, "/api/workflows/w/events?after=3&type=batch.*");
        var events = await stream.EventsAsync();

        Assert.NotEmpty(events);
        Assert.All(events, happened => Assert.StartsWith("batch.", happened.EventType, StringComparison.Ordinal));
        Assert.All(events, happened => Assert.True(int.Parse(happened.EventId!, CultureInfo.InvariantCulture) > 3));
    }

    [Fact]
    public async Task Stream_OfAWorkflowThatEndsMeanwhile_EndsWithIt()
    {
        var time = new SteppedTime();
        await using var app = await StartAsync(time);
        await StartLaterAsync(app);
        using var stream = await ReadStream.OpenAsync(app, "/api/workflows/w/events");
        var reading = stream.EventsAsync();
        await time.StepAsync(reading);

        using var stopped = await app.PostAsync("/api/workflows/w/stop");
        await app.FinishAsync("w");
        await UntilTheLogHasTheEndAsync(app);
        while (await time.StepAsync(reading)) { }

        var events = await reading;
        Assert.Equal("workflow.completed", events[^1].EventType);
        Assert.Equal("Stopped", events[^1].Data.GetProperty("data").GetProperty("state").GetString());
        Assert.True(time.GetUtcNow() - time.Start < new EventStreamOptions().Lifetime);
    }

    [Fact]
    public async Task Stream_OfAWorkflowThatWaits_BeatsEvery15SecondsAndEndsAfter3Minutes()
    {
        var time = new SteppedTime();
        await using var app = await StartAsync(time);
        await StartLaterAsync(app);
        using var stream = await ReadStream.OpenAsync(app, "/api/workflows/w/events?after=1000");
        var began = time.GetUtcNow();
        var reading = stream.LinesAsync();

        while (await time.StepAsync(reading)) { }

        var lines = await reading;
        Assert.Equal(TimeSpan.FromMinutes(3), time.GetUtcNow() - began);
        Assert.Equal("retry: 1000", lines[0]);
        // At 15, 30 … 165 seconds; at 180 it ends.
        Assert.Equal(Enumerable.Repeat(": still here", 11), lines.Skip(1));
    }

    [Theory]
    [InlineData("/api/workflows/nobody/events", null, HttpStatusCode.NotFound)]
    [InlineData("/api/workflows/w/events", "soon", HttpStatusCode.BadRequest)]
    [InlineData("/api/workflows/w/events?after=-1", null, HttpStatusCode.BadRequest)]
    public async Task Stream_ThatCannotBe_IsAProblem(string path, string? lastEventId, HttpStatusCode expected)
    {
        await using var app = await StartAsync();
        await RunAsync(app);

        using var stream = await ReadStream.OpenAsync(app, path, lastEventId);

        Assert.Equal(expected, stream.Answer.StatusCode);
        Assert.Equal("application/problem+json", stream.Answer.Content.Headers.ContentType?.MediaType);
    }

    private static Task<FunctionsApp> StartAsync(SteppedTime? time = null) =>
        FunctionsApp.StartAsync(
            configure: (services, _) =>
            {
                if (time is not null)
                {
                    services.AddSingleton<TimeProvider>(time);
                }
            }
        );

    private static async Task RunAsync(FunctionsApp app)
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            app.Write($"{name}.sql", "select 1;\n");
        }

        await app.RunInventoryAsync("w", maxFiles: 1);
        await UntilTheLogHasTheEndAsync(app);
    }

    /// <summary>The log hears of the end a moment after everybody else.</summary>
    private static async Task UntilTheLogHasTheEndAsync(FunctionsApp app)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while ((await app.GetAsync("/api/workflows/w/events?type=workflow.completed")).GetProperty("events").GetArrayLength() == 0)
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task StartLaterAsync(FunctionsApp app)
    {
        var body = JsonSerializer.Serialize(
            new
            {
                id = "w",
                template = "inventory",
                source = new { uri = app.Source },
                startAt = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
            }
        );
        using var started = await app.PostAsync("/api/workflows", body);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
    }

    private static string Sequence(JsonElement happened) =>
        happened.GetProperty("sequence").GetInt64().ToString(CultureInfo.InvariantCulture);

    private static string Type(JsonElement happened) => happened.GetProperty("type").GetString()!;
}

using System.Text.Json;

namespace GraphMcp.EndToEnd.Tests.Programs;

/// <summary>What must be true of a workflow that has ended, however it came to that.</summary>
internal sealed class Books(MortalServer server, string folder, int files)
{
    private static readonly string[] Ends = ["Succeeded", "PartiallySucceeded", "Stopped", "Terminated"];

    public async Task AssertBalancedAsync(JsonElement ended)
    {
        var id = ended.GetProperty("id").GetString()!;
        var state = ended.GetProperty("state").GetString();
        var progress = ended.GetProperty("progress");
        var (processed, skipped, failed) = (Number(progress, "processed"), Number(progress, "skipped"), Number(progress, "failed"));
        Assert.Contains(state, Ends);
        Assert.Equal(await CommittedAsync(id), (processed, skipped, failed));
        if (state is "Succeeded" or "PartiallySucceeded")
        {
            Assert.Equal((files, files), (Number(progress, "filesPlanned"), processed + skipped + failed));
        }

        if (state != "Terminated")
        {
            AssertReported(id, processed, skipped, failed);
        }

        await AssertEventsAsync(id, state!);
    }

    /// <summary>Returns what the committed results of all batches come to.</summary>
    private async Task<(long Processed, long Skipped, long Failed)> CommittedAsync(string id)
    {
        var (processed, skipped, failed) = (0L, 0L, 0L);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? token = ""; token is not null; )
        {
            var page = await server.GetAsync($"api/workflows/{id}/batches?top=50{(token.Length == 0 ? "" : $"&token={token}")}");
            foreach (var batch in page.GetProperty("batches").EnumerateArray())
            {
                Assert.True(seen.Add(batch.GetProperty("batchId").GetString()!), $"{batch} twice");
                processed += Number(batch, "processed");
                skipped += Number(batch, "skipped");
                failed += Number(batch, "failed");
            }

            token = page.GetProperty("next").GetString();
        }

        return (processed, skipped, failed);
    }

    private void AssertReported(string id, long processed, long skipped, long failed)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "out", id, "report.json")));
        // Only what has something to tell is listed: here the files that failed.
        var paths = report.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!).ToList();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(failed, paths.Count);
        var totals = report.RootElement.GetProperty("totals");
        Assert.Equal((processed, skipped, failed), (Number(totals, "processed"), Number(totals, "skipped"), Number(totals, "failed")));
    }

    private async Task AssertEventsAsync(string id, string state)
    {
        var events = await EventsAsync(id);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(happened => (int)Number(happened, "sequence")));
        Assert.Equal(
            events.Count,
            events.Select(happened => happened.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count()
        );
        var completed = Assert.Single(events, happened => happened.GetProperty("type").GetString() == "workflow.completed");
        Assert.Equal(state, completed.GetProperty("data").GetProperty("state").GetString());
        var failedFiles = events.Where(happened => happened.GetProperty("type").GetString() == "file.failed").ToList();
        Assert.Equal(
            failedFiles.Count,
            failedFiles.Select(file => file.GetProperty("data").GetProperty("path").GetString()).Distinct().Count()
        );
    }

    private async Task<List<JsonElement>> EventsAsync(string id)
    {
        var events = new List<JsonElement>();
        var (after, hasMore) = (0L, true);
        while (hasMore)
        {
            var page = await server.GetAsync($"api/workflows/{id}/events?top=60&after={after}");
            events.AddRange(page.GetProperty("events").EnumerateArray());
            (after, hasMore) = (Number(page, "next"), page.GetProperty("hasMore").GetBoolean());
        }

        return events;
    }

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;
}

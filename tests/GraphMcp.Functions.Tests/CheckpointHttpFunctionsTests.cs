using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Checkpoints, restore, redrive and purge over HTTP.</summary>
public sealed class CheckpointHttpFunctionsTests
{
    [Fact]
    public async Task Checkpoint_OfAWorkflow_IsSavedListedShownAndRestored()
    {
        await using var app = await AppAsync();
        var id = await app.RunInventoryAsync();

        using var saved = await app.PostAsync($"/api/workflows/{id}/checkpoints", """{"label": "before the merge"}""");
        var checkpoint = await saved.Content.ReadFromJsonAsync<JsonElement>();
        var checkpointId = checkpoint.GetProperty("id").GetString();
        using var restored = await app.PostAsync($"/api/checkpoints/{checkpointId}/restore", """{"id": "again", "changedOnly": true}""");

        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal($"/api/checkpoints/{checkpointId}", saved.Headers.Location!.OriginalString);
        Assert.Equal(
            ("before the merge", "Succeeded", id),
            (Text(checkpoint, "label"), Text(checkpoint, "state"), Text(checkpoint, "workflowId"))
        );
        Assert.Equal(checkpoint.ToString(), (await app.GetAsync($"/api/checkpoints/{checkpointId}")).ToString());
        var listed = (await app.GetAsync($"/api/workflows/{id}/checkpoints")).GetProperty("checkpoints").EnumerateArray();
        Assert.Equal([checkpointId], listed.Select(one => Text(one, "id")));
        Assert.Equal(HttpStatusCode.Accepted, restored.StatusCode);
        Assert.Equal("/api/workflows/again", restored.Headers.Location!.OriginalString);
        var status = await FinishAsync(app, "again");
        Assert.Equal(("Succeeded", 2), (Text(status, "state"), status.GetProperty("progress").GetProperty("processed").GetInt32()));
        Assert.Equal(id, Text(status.GetProperty("parent"), "parentId"));
        Assert.Contains("\"workflowId\": \"again\"", app.Read("out/again/report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redrive_OfAFinishedWorkflow_IsAcceptedAndRuns()
    {
        await using var app = await AppAsync();
        var id = await app.RunInventoryAsync();

        using var answer = await app.PostAsync($"/api/workflows/{id}/redrive", """{"id": "again"}""");
        using var taken = await app.PostAsync($"/api/workflows/{id}/redrive", """{"id": "again", "maxParallelBatches": 1}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/api/workflows/again", answer.Headers.Location!.OriginalString);
        Assert.Equal("Succeeded", Text(await FinishAsync(app, "again"), "state"));
        await AssertProblemAsync(taken, HttpStatusCode.Conflict, "workflow-exists");
        var parent = await app.GetAsync($"/api/workflows/{id}");
        Assert.Equal("redrive", Text(parent.GetProperty("children").EnumerateArray().Single(), "kind"));
    }

    [Fact]
    public async Task Purge_OfAFinishedWorkflow_LeavesItsReportOnly()
    {
        await using var app = await AppAsync();
        var id = await app.RunInventoryAsync();
        using var saved = await app.PostAsync($"/api/workflows/{id}/checkpoints");
        var checkpointId = Text(await saved.Content.ReadFromJsonAsync<JsonElement>(), "id");

        using var purged = await DeleteAsync(app, id);
        using var again = await DeleteAsync(app, id);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (purged.StatusCode, again.StatusCode));
        using var status = await app.Http.GetAsync(new Uri($"/api/workflows/{id}", UriKind.Relative));
        await AssertProblemAsync(status, HttpStatusCode.NotFound, "workflow-purged");
        foreach (var part in new[] { "errors", "events", "report", "checkpoints", "deadletters" })
        {
            using var gone = await app.Http.GetAsync(new Uri($"/api/workflows/{id}/{part}", UriKind.Relative));
            await AssertProblemAsync(gone, HttpStatusCode.NotFound, "workflow-purged");
        }

        using var restore = await app.PostAsync($"/api/checkpoints/{checkpointId}/restore");
        await AssertProblemAsync(restore, HttpStatusCode.Gone, "checkpoint-purged");
        Assert.Contains(id, app.Read($"out/{id}/report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_OfOldWorkflows_TellsWhichWent()
    {
        await using var app = await AppAsync();
        var id = await app.RunInventoryAsync();

        using var none = await app.PostAsync("/api/workflows/purge?olderThan=1d");
        using var all = await app.PostAsync("/api/workflows/purge?olderThan=0s");
        using var unclear = await app.PostAsync("/api/workflows/purge?olderThan=30");
        using var unsaid = await app.PostAsync("/api/workflows/purge");

        Assert.Empty((await none.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("purged").EnumerateArray());
        Assert.Equal(
            [id],
            (await all.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("purged").EnumerateArray().Select(one => one.GetString())
        );
        await AssertProblemAsync(unclear, HttpStatusCode.BadRequest, "invalid-request");
        await AssertProblemAsync(unsaid, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Calls_ThatTheStateForbids_AreConflictsWithTheState()
    {
        await using var app = await AppAsync();
        await app.Manager.StartWorkflowAsync(
            new()
            {
                Id = "later",
                Template = "inventory",
                Source = new() { Uri = app.Source },
                StartAt = TimeProvider.System.GetUtcNow().AddDays(1),
            }
        );

        using var redrive = await app.PostAsync("/api/workflows/later/redrive");
        using var purge = await DeleteAsync(app, "later");

        foreach (var answer in new[] { redrive, purge })
        {
            // It runs for a moment before it knows that it has to wait.
            var problem = await AssertProblemAsync(answer, HttpStatusCode.Conflict, "wrong-state");
            Assert.Matches("^(Pending|Running)$", Text(problem, "state"));
        }
    }

    [Theory]
    [InlineData("/api/workflows/unknown/checkpoints", "", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("/api/workflows/unknown/redrive", "", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("/api/checkpoints/cp-unknown/restore", "", HttpStatusCode.NotFound, "checkpoint-not-found")]
    [InlineData("/api/checkpoints/cp-unknown/restore", """{"colour": "red"}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/workflows/unknown/redrive", """{"apply": "yes"}""", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/workflows/unknown/checkpoints", "[", HttpStatusCode.BadRequest, "invalid-request")]
    public async Task Calls_ThatAreWrong_SayWhy(string path, string body, HttpStatusCode status, string code)
    {
        await using var app = await AppAsync();

        using var answer = await app.PostAsync(path, body);

        await AssertProblemAsync(answer, status, code);
    }

    private static async Task<FunctionsApp> AppAsync()
    {
        var app = await FunctionsApp.StartAsync();
        app.Write("app/.env", "PORT=1\n");
        app.Write("readme.md", "# Nothing here\n");
        return app;
    }

    private static async Task<HttpResponseMessage> DeleteAsync(FunctionsApp app, string id) =>
        await app.Http.DeleteAsync(new Uri($"/api/workflows/{id}", UriKind.Relative));

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static async Task<JsonElement> FinishAsync(FunctionsApp app, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var status = await app.GetAsync($"/api/workflows/{id}");
            if (status.GetProperty("finishedAt").ValueKind == JsonValueKind.String)
            {
                return status;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, Text(problem, "code"));
        return problem;
    }
}

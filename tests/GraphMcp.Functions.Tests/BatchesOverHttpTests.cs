using System.Net;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Steps and batches of a workflow over HTTP.</summary>
public sealed class BatchesOverHttpTests
{
    [Fact]
    public async Task Batches_OfAFinishedWorkflow_ArePagedInTheOrderOfThePlan()
    {
        await using var app = await FunctionsApp.StartAsync();
        Write(app, 7);
        await app.RunInventoryAsync("w", maxFiles: 2);

        var first = await app.GetAsync("/api/workflows/w/batches?top=3");
        var second = await app.GetAsync($"/api/workflows/w/batches?top=3&token={first.GetProperty("next").GetString()}");

        JsonElement[] batches = [.. first.GetProperty("batches").EnumerateArray(), .. second.GetProperty("batches").EnumerateArray()];
        Assert.Equal([0, 1, 2, 3], batches.Select(batch => batch.GetProperty("batch").GetInt32()));
        Assert.Equal([2, 2, 2, 1], batches.Select(batch => batch.GetProperty("files").GetInt32()));
        Assert.Equal(7, batches.Sum(batch => batch.GetProperty("processed").GetInt32()));
        Assert.All(
            batches,
            batch =>
            {
                Assert.Equal("Committed", batch.GetProperty("state").GetString());
                Assert.Equal(1, batch.GetProperty("attempts").GetInt32());
                Assert.True(File.Exists(Path.Combine(app.Root, "workspace", batch.GetProperty("resultsPath").GetString()!)));
            }
        );
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Batches_ByStateAndStep_AreThoseThatMatch()
    {
        await using var app = await FunctionsApp.StartAsync();
        Write(app, 3);
        await app.RunInventoryAsync("w", maxFiles: 1);
        var step = (await app.GetAsync("/api/workflows/w/batches?top=1")).GetProperty("batches")[0].GetProperty("stepId").GetString();

        Assert.Equal(
            3,
            (await app.GetAsync($"/api/workflows/w/batches?state=committed&step={step}")).GetProperty("batches").GetArrayLength()
        );
        Assert.Equal(0, (await app.GetAsync("/api/workflows/w/batches?state=planned")).GetProperty("batches").GetArrayLength());
    }

    [Fact]
    public async Task Batch_OfAFinishedWorkflow_IsShownWithItsStartsAndFailures()
    {
        await using var app = await FunctionsApp.StartAsync();
        Write(app, 1);
        await app.RunInventoryAsync("w");

        var batch = await app.GetAsync("/api/workflows/w/batches/0/0");

        Assert.Equal("w/0/00000", batch.GetProperty("batch").GetProperty("batchId").GetString());
        Assert.Equal(1, batch.GetProperty("starts").GetInt32());
        Assert.Equal(0, batch.GetProperty("failures").GetArrayLength());
    }

    [Theory]
    [InlineData("w/batches/0/1", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("w/batches/3/0", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("w/batches/0/x", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("w/batches?step=nope", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("w/batches?state=done", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("w/batches?token=1", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("w/batches?top=1000", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("v/batches", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("w/steps/nope", HttpStatusCode.NotFound, "workflow-not-found")]
    [InlineData("v/steps", HttpStatusCode.NotFound, "workflow-not-found")]
    public async Task Details_ThatAreNotThere_AreProblems(string path, HttpStatusCode status, string code)
    {
        await using var app = await FunctionsApp.StartAsync();
        Write(app, 1);
        await app.RunInventoryAsync("w");

        using var answer = await app.Http.GetAsync(new Uri($"/api/workflows/{path}", UriKind.Relative));

        await Problems.AssertAsync(answer, status, code);
    }

    [Fact]
    public async Task Steps_OfAFinishedWorkflow_AreListedAndShown()
    {
        await using var app = await FunctionsApp.StartAsync();
        Write(app, 1);
        await app.RunInventoryAsync("w");

        var steps = (await app.GetAsync("/api/workflows/w/steps")).GetProperty("steps").EnumerateArray().ToList();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var id = step.GetProperty("id").GetString();
            var details = await app.GetAsync($"/api/workflows/w/steps/{id}");
            Assert.Equal(id, details.GetProperty("step").GetProperty("id").GetString());
            Assert.Equal("Succeeded", details.GetProperty("status").GetProperty("state").GetString());
        }
    }

    private static void Write(FunctionsApp app, int files)
    {
        for (var file = 0; file < files; file++)
        {
            app.Write($"{file:D3}.sql", "select 1;\n");
        }
    }
}

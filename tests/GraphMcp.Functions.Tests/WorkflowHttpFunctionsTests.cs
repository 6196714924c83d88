using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Workflows over HTTP, on the embedded host.</summary>
public sealed class WorkflowHttpFunctionsTests
{
    [Fact]
    public async Task Health_OfARunningApp_IsHealthy()
    {
        await using var app = await FunctionsApp.StartAsync();

        Assert.Equal("healthy", (await app.GetAsync("/api/health")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Start_OfADecommission_AnswersWhereItIsAndRunsIt()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("app/.env", "PORT=1\nPOSTGRES_AIR_URL=postgres://h/postgres_air\n");
        app.Write("readme.md", "# Nothing here\n");
        var body = JsonSerializer.Serialize(
            new
            {
                id = "retire-1",
                template = "decommission",
                parameters = new { database = "postgres_air" },
                source = new { uri = app.Source },
                apply = true,
            }
        );

        using var answer = await app.PostAsync("/api/workflows", body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/api/workflows/retire-1", answer.Headers.Location!.OriginalString);
        var status = await FinishAsync(app, "retire-1");
        Assert.Equal("Succeeded", status.GetProperty("state").GetString());
        Assert.Equal(2, status.GetProperty("progress").GetProperty("processed").GetInt32());
        Assert.Equal("PORT=1\n", File.ReadAllText(Path.Combine(app.Source, "app/.env")));
        Assert.Contains("-POSTGRES_AIR_URL", app.Read("out/retire-1/changes.patch"), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(app.Read("out/retire-1/report.json"));
        Assert.Equal("Succeeded", report.RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Start_OfAnIdThatExists_IsAConflict()
    {
        await using var app = await FunctionsApp.StartAsync();
        var body = JsonSerializer.Serialize(
            new
            {
                id = "one",
                template = "inventory",
                source = new { uri = app.Source },
            }
        );
        using var first = await app.PostAsync("/api/workflows", body);
        await FinishAsync(app, "one");

        using var second = await app.PostAsync("/api/workflows", body);

        await Problems.AssertAsync(second, HttpStatusCode.Conflict, "workflow-exists");
    }

    [Theory]
    [InlineData("{", "The body is not as expected")]
    [InlineData("[]", "The body is not as expected")]
    [InlineData("null", "'template' is missing")]
    [InlineData("", "'template' is missing")]
    [InlineData("""{"template": "inventory", "colour": "red"}""", "colour")]
    [InlineData("""{"template": "inventory", "source": {"url": "x"}}""", "url")]
    [InlineData("""{"template": 7}""", "$.template")]
    [InlineData("""{"template": "nothing"}""", "no template 'nothing'")]
    [InlineData("""{"template": "decommission", "source": {"uri": "/tmp"}}""", "'database' is missing")]
    [InlineData("""{"template": "inventory"}""", "'source.uri' is missing")]
    [InlineData("""{"template": "inventory", "source": {"uri": "ftp://x/y"}}""", "Understood are")]
    [InlineData("""{"template": "inventory", "id": "a/b"}""", "A workflow's id must be")]
    public async Task Start_WithAWrongBody_IsABadRequestThatSaysWhy(string body, string detail)
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.PostAsync("/api/workflows", body);

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Start_WithAHugeBody_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.PostAsync("/api/workflows", new string(' ', 300_000));

        await Problems.AssertAsync(answer, HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Fact]
    public async Task Control_OfAFinishedWorkflow_IsAConflictWithTheState()
    {
        await using var app = await FunctionsApp.StartAsync();
        var id = await app.RunInventoryAsync();

        foreach (var verb in new[] { "pause", "resume", "stop" })
        {
            using var answer = await app.PostAsync($"/api/workflows/{id}/{verb}");
            var problem = await Problems.AssertAsync(answer, HttpStatusCode.Conflict, "wrong-state");
            Assert.Equal("Succeeded", problem.GetProperty("state").GetString());
        }
    }

    [Fact]
    public async Task Control_OfAnUnknownWorkflow_IsNotFound()
    {
        await using var app = await FunctionsApp.StartAsync();

        foreach (var verb in new[] { "pause", "resume", "stop" })
        {
            using var answer = await app.PostAsync($"/api/workflows/unknown/{verb}");
            await Problems.AssertAsync(answer, HttpStatusCode.NotFound, "workflow-not-found");
        }

        using var status = await app.Http.GetAsync(new Uri("/api/workflows/unknown", UriKind.Relative));
        await Problems.AssertAsync(status, HttpStatusCode.NotFound, "workflow-not-found");
    }

    [Fact]
    public async Task Stop_ByForceOfAFinishedWorkflow_IsAConflict()
    {
        await using var app = await FunctionsApp.StartAsync();
        var id = await app.RunInventoryAsync();

        using var answer = await app.PostAsync($"/api/workflows/{id}/stop?force=true");

        await Problems.AssertAsync(answer, HttpStatusCode.Conflict, "wrong-state");
    }

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
}

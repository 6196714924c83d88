using System.Net;
using System.Text.Json;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests;

/// <summary>The old routes as an old client sees them.</summary>
public sealed class LegacyHttpFunctionsTests
{
    [Fact]
    public async Task StartStatusStop_ByTheOldRoutes_AnswerInTheOldShape()
    {
        await using var app = await FunctionsApp.StartAsync(configure: Defaults);
        Write(app, 300);

        using var started = await app.PostAsync("/api/workflow/start");
        var id = (await BodyOf(started)).GetProperty("workflow_id").GetString()!;
        using var stopped = await app.PostAsync($"/api/workflow/stop/{id}");
        using var again = await app.PostAsync($"/api/workflow/stop/{id}");
        await app.FinishAsync(id);
        using var shown = await GetAsync(app, $"/api/workflow/status/{id}");
        using var late = await app.PostAsync($"/api/workflow/stop/{id}");

        Assert.Equal(["workflow_id", "status"], Names(await BodyOf(started)));
        Assert.Equal(["workflow_id", "success", "status"], Names(await BodyOf(stopped)));
        Assert.Equal((true, true, false), (await SuccessOf(stopped), await SuccessOf(again), await SuccessOf(late)));
        var status = await BodyOf(shown);
        Assert.Equal(
            [
                "workflow_id",
                "status",
                "start_time",
                "end_time",
                "current_step_id",
                "steps",
                "error",
                "progress_percentage",
                "progress_stats",
            ],
            Names(status)
        );
        Assert.Equal(["step_id", "status", "start_time", "end_time", "result", "error"], Names(status.GetProperty("steps")[0]));
        Assert.Equal("cancelled", status.GetProperty("status").GetString());
        Assert.Equal(["total_files", "processed", "errors"], Names(status.GetProperty("progress_stats").GetProperty("file_processing")));
    }

    [Fact]
    public async Task Decommission_ByTheRoutesOfTheOldGuide_RunsToItsEnd()
    {
        await using var app = await FunctionsApp.StartAsync(configure: Defaults);
        app.Write("app.env", "URL=postgres://host/postgres_air\n");

        using var started = await app.PostAsync(
            "/api/v1/decommission",
            JsonSerializer.Serialize(
                new
                {
                    database_name = "postgres_air",
                    repositories = new[] { app.Source },
                    slack_channel = "#database-ops",
                }
            )
        );
        var id = (await BodyOf(started)).GetProperty("workflow_id").GetString()!;
        await app.FinishAsync(id);
        var status = await app.GetAsync($"/api/v1/workflow/{id}/status");

        Assert.Equal(
            ("completed", 100.0),
            (status.GetProperty("status").GetString(), status.GetProperty("progress_percentage").GetDouble())
        );
        var now = await app.Manager.GetStatusAsync(id);
        Assert.Equal(("decommission", "postgres_air"), (now.Template, now.Parameters["database"].GetString()));
    }

    [Theory]
    [InlineData("POST", "/api/workflow/start", "/api/workflows")]
    [InlineData("POST", "/api/workflow/stop/nobody", "/api/workflows/nobody/stop")]
    [InlineData("GET", "/api/workflow/status/nobody", "/api/workflows/nobody")]
    [InlineData("POST", "/api/v1/decommission", "/api/workflows")]
    [InlineData("GET", "/api/v1/workflow/nobody/status", "/api/workflows/nobody")]
    public async Task EveryOldRoute_WhateverItAnswers_SaysThatItIsDeprecated(string method, string path, string successor)
    {
        await using var app = await FunctionsApp.StartAsync(
            configure: (services, _) =>
                services.Configure<LegacyOptions>(options =>
                    (options.DeprecatedSince, options.Sunset) = (
                        new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
                        new DateTimeOffset(2027, 12, 1, 8, 0, 0, TimeSpan.FromHours(1))
                    )
                )
        );

        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await app.Http.SendAsync(request);

        Assert.Equal("@1796083200", Assert.Single(answer.Headers.GetValues("Deprecation")));
        Assert.Equal("Wed, 01 Dec 2027 07:00:00 GMT", Assert.Single(answer.Headers.GetValues("Sunset")));
        var links = string.Join(", ", answer.Headers.GetValues("Link"));
        Assert.Contains($"<{successor}>; rel=\"successor-version\"", links, StringComparison.Ordinal);
        Assert.Contains("</api/docs/migration>; rel=\"deprecation\"", links, StringComparison.Ordinal);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        Assert.Equal(JsonValueKind.String, (await BodyOf(answer)).GetProperty("error").ValueKind);
    }

    [Fact]
    public async Task GetMigrationGuide_ThatTheOldRoutesLinkTo_IsServed()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await GetAsync(app, "/api/docs/migration");

        Assert.Equal((HttpStatusCode.OK, "text/markdown"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("GRAPHMCP001", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldRoutes_SwitchedOff_AnswerGoneAndChangeNothing()
    {
        await using var app = await FunctionsApp.StartAsync(
            configure: (services, source) =>
            {
                Defaults(services, source);
                services.Configure<LegacyOptions>(options => options.Routes = false);
            }
        );
        app.Write("a.sql", "select 1;\n");

        using var started = await app.PostAsync("/api/workflow/start");
        using var shown = await GetAsync(app, "/api/workflow/status/nobody");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (started.StatusCode, shown.StatusCode));
        Assert.Equal("legacy-routes-off", (await BodyOf(started)).GetProperty("code").GetString());
        Assert.True(started.Headers.Contains("Link"));
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Theory]
    [InlineData("{\"database\": \"x\"}")]
    [InlineData("{\"repositories\": [\"/a\", \"/b\"]}")]
    [InlineData("nonsense")]
    public async Task Start_WithABodyThatMeansNothingNow_IsRefused(string body)
    {
        await using var app = await FunctionsApp.StartAsync(configure: Defaults);

        using var answer = await app.PostAsync("/api/workflow/start", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task NewRoutes_BesideTheOldOnes_SayNothingOfDeprecation()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await GetAsync(app, "/api/health");

        Assert.False(answer.Headers.Contains("Deprecation") || answer.Headers.Contains("Sunset"));
    }

    private static void Defaults(IServiceCollection services, string source) =>
        services.Configure<WorkflowOptions>(options =>
            options.Defaults = new WorkflowDefaults
            {
                Template = "inventory",
                Source = new SourceRequest { Uri = source },
                Batches = new BatchPolicyRequest { MaxFiles = 1 },
                MaxParallelBatches = 1,
            }
        );

    private static void Write(FunctionsApp app, int files)
    {
        for (var file = 0; file < files; file++)
        {
            app.Write($"{file:D3}.sql", "select 1;\n");
        }
    }

    private static Task<HttpResponseMessage> GetAsync(FunctionsApp app, string path) => app.Http.GetAsync(new Uri(path, UriKind.Relative));

    private static async Task<JsonElement> BodyOf(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    private static async Task<bool> SuccessOf(HttpResponseMessage answer) => (await BodyOf(answer)).GetProperty("success").GetBoolean();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests;

/// <summary>One workflow over several sources, with one report.</summary>
public sealed class SeveralSourcesOverHttpTests
{
    [Fact]
    public async Task Start_WithSeveralSources_AppliesToEachAndReportsOverAll()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("web/a.env", "PGDATABASE=olddb\n");
        app.Write("api/a.env", "PGDATABASE=olddb\n");
        app.Write("api/b.md", "# b\n");
        app.Write("drop/dump.env", "PGDATABASE=olddb\n");

        var id = await StartAsync(app, ["web", "api"], apply: true);

        var report = JsonDocument.Parse(app.Read($"out/{id}/report.json")).RootElement;
        Assert.Equal((3, 2), (Total(report, "files"), Total(report, "changedFiles")));
        Assert.Equal(
            ["api/a.env", "web/a.env"],
            report.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(("", ""), (app.Read("source/web/a.env"), app.Read("source/api/a.env")));
        Assert.Equal("PGDATABASE=olddb\n", app.Read("source/drop/dump.env"));
        Assert.Contains("--- a/api/a.env\n", app.Read($"out/{id}/changes.patch"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithSourcesThatAreCalledAsTheDatabase_FindsNoReferenceInTheirNames()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("olddb/a.md", "# nothing\n");
        app.Write("docs/b.env", "X=1\n");

        var id = await StartAsync(app, ["olddb", "docs"]);

        var report = JsonDocument.Parse(app.Read($"out/{id}/report.json")).RootElement;
        Assert.Equal((2, 0), (Total(report, "files"), Total(report, "references")));
        var batches = (await app.GetAsync($"/api/workflows/{id}/batches")).GetProperty("batches").EnumerateArray();
        Assert.Equal(
            ["config", "documentation"],
            batches.Select(batch => batch.GetProperty("sourceType").GetString()!).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Redrive_OverSeveralSourcesThatApplies_EditsEach()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("web/a.env", "PGDATABASE=olddb\n");
        app.Write("api/a.env", "PGDATABASE=olddb\n");
        var first = await StartAsync(app, ["web", "api"]);

        using var answer = await app.PostAsync($"/api/workflows/{first}/redrive", """{"apply": true}""");
        var second = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.FinishAsync(second);

        Assert.Equal(("", ""), (app.Read("source/web/a.env"), app.Read("source/api/a.env")));
    }

    [Fact]
    public async Task Start_WithASourceOfSeveralThatIsNotAllowed_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync(
            configure: (services, source) =>
                services.PostConfigure<WorkflowOptions>(options => options.AllowedRoots = [Path.Combine(source, "web")])
        );
        app.Write("web/a.env", "X=1\n");
        app.Write("api/a.env", "X=1\n");

        using var answer = await app.PostAsync("/api/workflows", Body(app, ["web", "api"], apply: false));

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "source-not-allowed");
    }

    [Fact]
    public async Task Start_ThatAppliesToAnArchive_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("web/a.env", "X=1\n");
        System.IO.Compression.ZipFile.CreateFromDirectory(app.PathOf("source/web"), app.PathOf("source/api.zip"));

        using var answer = await app.PostAsync("/api/workflows", Body(app, ["web", "api.zip"], apply: true));

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains("can only be read", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static string Body(FunctionsApp app, string[] sources, bool apply) =>
        JsonSerializer.Serialize(
            new
            {
                template = "decommission",
                parameters = new { database = "olddb" },
                sources = sources.Select(source => Path.Combine(app.Source, source)),
                apply,
            }
        );

    private static async Task<string> StartAsync(FunctionsApp app, string[] sources, bool apply = false)
    {
        using var answer = await app.PostAsync("/api/workflows", Body(app, sources, apply));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.FinishAsync(id);
        return id;
    }

    private static int Total(JsonElement report, string name) => report.GetProperty("totals").GetProperty(name).GetInt32();
}

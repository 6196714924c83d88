using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphMcp.Functions.Tests.Plugins;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Functions.Tests;

/// <summary>Templates over HTTP.</summary>
public sealed class CatalogHttpFunctionsTests
{
    [Fact]
    public async Task ListTemplates_WithAFolder_ShowsTheGoodAndTheBroken()
    {
        using var folder = new PluginsFolder().AddTemplate("own", "inventory");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Templates, "bad.yaml"),
            "name: bad\nsteps: []",
            TestContext.Current.CancellationToken
        );
        await using var app = await FunctionsApp.StartAsync(folder.Settings);

        var list = await app.GetAsync("/api/templates");

        Assert.Equal(
            ["decommission", "inventory", "own", "reference-scan"],
            list.GetProperty("templates").EnumerateArray().Select(template => template.GetProperty("name").GetString())
        );
        Assert.Equal(
            """[{"name":"bad","file":"bad.yaml","line":1,"message":"A template has 1 to 16 steps."}]""",
            list.GetProperty("broken").GetRawText()
        );
    }

    [Fact]
    public async Task GetTemplate_AKnownOne_ShowsItsSteps()
    {
        await using var app = await FunctionsApp.StartAsync();

        var template = await app.GetAsync("/api/templates/decommission");

        Assert.Equal("decommission", template.GetProperty("steps")[1].GetProperty("processor").GetString());
        Assert.True(template.GetProperty("parameters")[0].GetProperty("required").GetBoolean());
    }

    [Theory]
    [InlineData("nowhere", "There is no template 'nowhere'; known are decommission, inventory, reference-scan.")]
    [InlineData("bad", "The template 'bad' cannot be used: bad.yaml(1): A template has 1 to 16 steps.")]
    public async Task GetTemplate_AnUnknownOrBrokenOne_IsNotFound(string name, string detail)
    {
        using var folder = new PluginsFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Templates, "bad.yaml"),
            "name: bad\nsteps: []",
            TestContext.Current.CancellationToken
        );
        await using var app = await FunctionsApp.StartAsync(folder.Settings);

        using var answer = await app.Http.GetAsync(
            new Uri($"/api/templates/{name}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(("template-not-found", detail), (problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Start_ABrokenTemplate_SaysWhereItIsBroken()
    {
        using var folder = new PluginsFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Templates, "bad.yaml"),
            "name: bad\nsteps: []",
            TestContext.Current.CancellationToken
        );
        await using var app = await FunctionsApp.StartAsync(folder.Settings);

        using var answer = await app.PostAsync("/api/workflows", """{"template":"bad","source":{"uri":"/"}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "bad.yaml(1)",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Run_ATemplateWhoseFileIsGone_GoesOnWithItsSnapshot()
    {
        using var folder = new PluginsFolder().AddTemplate("own", "inventory");
        await using var app = await FunctionsApp.StartAsync(folder.Settings);
        app.Write("a.txt", "x");
        File.Delete(Path.Combine(folder.Templates, "own.yaml"));

        var id = await app.RunAsync("own");

        Assert.Equal("Succeeded", (await app.GetAsync($"/api/workflows/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task GetSchema_Asked_IsTheSchema()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.Http.GetAsync(
            new Uri("/api/templates/schema", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(TemplateSchema.MediaType, answer.Content.Headers.ContentType?.MediaType);
        var schema = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("GraphMcp workflow template", schema.GetProperty("title").GetString());
    }
}

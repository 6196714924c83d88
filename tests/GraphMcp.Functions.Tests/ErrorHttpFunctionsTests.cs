using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphMcp.Functions.Tests.Plugins;
using GraphMcp.Processing.Processors;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests;

/// <summary>What went wrong, over HTTP.</summary>
public sealed class ErrorHttpFunctionsTests
{
    [Fact]
    public async Task GetErrors_OfFilesThatFailedAlike_ShowsOnePatternWithExamplesAndAdvice()
    {
        using var folder = new PluginsFolder().AddTemplate("broken", "failing");
        await using var app = await FunctionsApp.StartAsync(
            folder.Settings,
            (services, _) => services.AddSingleton<IFileProcessor, FailingProcessor>()
        );
        foreach (var file in new[] { "bad1.sql", "bad2.sql", "bad3.sql", "bad4.sql", "good.sql" })
        {
            app.Write(file, "select 1;\n");
        }

        var id = await app.RunAsync("broken");
        var text = await app.Http.GetStringAsync(
            new Uri($"/api/workflows/{id}/errors", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        var report = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(4, report.GetProperty("failedFiles").GetInt64());
        var pattern = Assert.Single(report.GetProperty("patterns").EnumerateArray());
        Assert.Equal(
            ("processor-error", "bug", 4, "skipFile"),
            (
                pattern.GetProperty("code").GetString(),
                pattern.GetProperty("class").GetString(),
                pattern.GetProperty("count").GetInt32(),
                pattern.GetProperty("resolution").GetString()
            )
        );
        Assert.Equal(
            ["bad1.sql", "bad2.sql", "bad3.sql"],
            pattern.GetProperty("examples").EnumerateArray().Select(example => example.GetProperty("file").GetString())
        );
        Assert.True(pattern.GetProperty("firstSeen").GetDateTimeOffset() <= pattern.GetProperty("lastSeen").GetDateTimeOffset());
        Assert.StartsWith("Report it to who made the processor", pattern.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetErrors_OfAnUnknownWorkflow_IsNotFound()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.Http.GetAsync(
            new Uri("/api/workflows/nobody/errors", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("workflow-not-found", problem.GetProperty("code").GetString());
    }
}

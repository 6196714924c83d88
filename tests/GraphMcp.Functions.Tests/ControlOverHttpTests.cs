using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Pause, resume and stop of a running workflow over HTTP.</summary>
public sealed class ControlOverHttpTests
{
    [Fact]
    public async Task PauseResumeStop_OfARunningWorkflow_AreAcceptedAndHappen()
    {
        await using var app = await FunctionsApp.StartAsync();
        for (var file = 0; file < 400; file++)
        {
            app.Write($"{file:D3}.sql", "select 1;\n");
        }

        var body = JsonSerializer.Serialize(
            new
            {
                id = "w",
                template = "inventory",
                source = new { uri = app.Source },
                batches = new { maxFiles = 1 },
                maxParallelBatches = 1,
            }
        );
        using var started = await app.PostAsync("/api/workflows", body);

        await AcceptAsync(app, "pause");
        await UntilAsync(app, "Paused");
        await AcceptAsync(app, "pause");
        await AcceptAsync(app, "resume");
        await UntilAsync(app, "Running");
        await AcceptAsync(app, "stop");
        await AcceptAsync(app, "stop");
        await UntilAsync(app, "Stopped");
        Assert.Contains("\"state\": \"Stopped\"", app.Read("out/w/report.json"), StringComparison.Ordinal);
    }

    private static async Task AcceptAsync(FunctionsApp app, string verb)
    {
        using var answer = await app.PostAsync($"/api/workflows/w/{verb}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("w", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString());
    }

    private static async Task UntilAsync(FunctionsApp app, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while ((await app.GetAsync("/api/workflows/w")).GetProperty("state").GetString() != state)
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}

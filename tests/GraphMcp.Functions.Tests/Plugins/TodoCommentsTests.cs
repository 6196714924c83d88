using System.Text.Json;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests.Plugins;

/// <summary>The sample plugin, loaded from its folder as a user would.</summary>
public sealed class TodoCommentsTests
{
    [Fact]
    public async Task Run_TheSamplePlugin_FindsAndWrites()
    {
        using var folder = new PluginsFolder().AddTodoComments();
        await using var app = await FunctionsApp.StartAsync(folder.Settings);
        app.Write("a.sh", "#!/bin/sh\n# TODO: quote this\necho $1\n");
        app.Write("b.py", "x = 1  # FIXME later\nTODOS = []\n");

        var id = await app.RunAsync("todo-comments");

        var report = JsonDocument.Parse(app.Read($"out/{id}/report.json")).RootElement;
        Assert.Equal("Succeeded", report.GetProperty("state").GetString());
        Assert.Equal(
            "# To do\n- [ ] `a.sh`, line 2: TODO: quote this\n- [ ] `b.py`, line 1: FIXME: later\n",
            app.Read($"out/{id}/todo.md")
        );
    }

    [Fact]
    public async Task List_TheSamplePlugin_IsShownWithItsOrigin()
    {
        using var folder = new PluginsFolder().AddTodoComments();
        var settings = folder.Settings;
        settings["Plugins:TodoComments:Words"] = "XXX";
        await using var app = await FunctionsApp.StartAsync(settings);

        var list = await app.GetAsync("/api/processors");

        var processors = list.GetProperty("processors").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);
        Assert.Equal(["decommission", "inventory", "reference-scan", "todo-comments"], processors.Keys);
        Assert.Equal("builtIn", processors["inventory"].GetProperty("origin").GetProperty("kind").GetString());
        Assert.Equal("Finds XXX and changes nothing.", processors["todo-comments"].GetProperty("description").GetString());
        Assert.Equal(
            """{"kind":"plugin","assembly":"TodoComments","version":"1.0.0"}""",
            processors["todo-comments"].GetProperty("origin").GetRawText()
        );
        Assert.Equal(
            """[{"name":"TodoComments","version":"1.0.0","parts":["ProgressFileObserver","TodoCommentsProcessor","TodoListWriter"]}]""",
            list.GetProperty("plugins").GetRawText()
        );
        Assert.Equal(0, list.GetProperty("failures").GetArrayLength());
    }

    [Fact]
    public async Task Run_WithTheSamplesObserver_IsWrittenToItsFileUpToTheEnd()
    {
        using var folder = new PluginsFolder().AddTodoComments().AddFaulty();
        var settings = folder.Settings;
        settings["Plugins:TodoComments:ProgressFile"] = folder["progress.jsonl"];
        await using var app = await FunctionsApp.StartAsync(settings);
        app.Write("a.txt", "x");
        app.Write("b.txt", "x");

        var id = await app.RunAsync("inventory");

        Assert.Equal(
            $$"""{"workflowId":"{{id}}","state":"Succeeded","done":2,"planned":2}""",
            await UntilAsync(folder["progress.jsonl"], line => line.Contains("Succeeded", StringComparison.Ordinal))
        );
        Assert.Contains(
            "ThrowingObserver",
            (await app.GetAsync("/api/processors")).GetProperty("failures").GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TakeAsync_SomebodysOwnEventOfTheSameType_HarmsNobody()
    {
        await using var app = await FunctionsApp.StartAsync();
        var feed = app.Services.GetRequiredService<ProgressFeed>();
        var own = new WorkflowEvent("e", WorkflowEventTypes.WorkflowCompleted, DateTimeOffset.UnixEpoch, "w");

        var exception = await Record.ExceptionAsync(() => feed.TakeAsync(own, app.Client.Entities, TestContext.Current.CancellationToken));

        Assert.Null(exception);
    }

    /// <summary>Waits for a line of a file that somebody else writes.</summary>
    private static async Task<string> UntilAsync(string file, Func<string, bool> fits)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, patience.Token) : [];
            if (lines.FirstOrDefault(fits) is { } line)
            {
                return line;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}

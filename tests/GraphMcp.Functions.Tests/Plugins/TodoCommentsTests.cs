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
    public async Task TakeAsync_TheEndOfAWorkflow_IsWrittenByTheSamplesObserver()
    {
        using var folder = new PluginsFolder().AddTodoComments();
        var settings = folder.Settings;
        settings["Plugins:TodoComments:ProgressFile"] = folder["progress.jsonl"];
        await using var app = await FunctionsApp.StartAsync(settings);
        app.Write("a.txt", "x");
        app.Write("b.txt", "x");
        var id = await app.RunAsync("inventory");
        var feed = app.Services.GetRequiredService<ProgressFeed>();
        var state = JsonSerializer.SerializeToElement(new { state = "Succeeded" });
        var ended = new WorkflowEvent("e", WorkflowEventTypes.WorkflowCompleted, DateTimeOffset.UnixEpoch, id, Data: state);

        await feed.TakeAsync(ended, app.Client.Entities, TestContext.Current.CancellationToken);

        Assert.Equal(
            $$"""{"workflowId":"{{id}}","state":"Succeeded","done":2,"planned":2}""",
            (await File.ReadAllLinesAsync(folder["progress.jsonl"], TestContext.Current.CancellationToken))[^1]
        );
    }
}

using System.Net;
using System.Text.Json;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests.Plugins;

/// <summary>Plugins that fail in every way: the host goes on, and tells.</summary>
public sealed class FaultyPluginTests
{
    private const string Secret = "hunter2";

    [Fact]
    public async Task Start_PartsThatCannotBeCreated_AreListedAndTheRestRuns()
    {
        using var folder = new PluginsFolder().AddFaulty().AddTemplate("good", "good-hello");
        await using var app = await FunctionsApp.StartAsync(folder.Settings);
        app.Write("a.txt", "x");

        var id = await app.RunAsync("good");

        var failures = await FailuresAsync(app);
        Assert.Equal("Succeeded", (await app.GetAsync($"/api/workflows/{id}")).GetProperty("state").GetString());
        Assert.Equal("The name 'inventory' is taken by GraphMcp.Processing 0.1.0.", failures["Namesake"]);
        Assert.Equal("It threw InvalidOperationException in ThrowingConstructor..ctor.", failures["ThrowingConstructor"]);
        Assert.StartsWith("It threw InvalidOperationException", failures["Unserved"], StringComparison.Ordinal);
        Assert.Equal("Its constructor needs what it is itself a part of.", failures["Selfish"]);
        Assert.StartsWith("It threw InvalidOperationException in Secretive.", failures["Secretive"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AProcessorThatThrows_FailsThoseFilesOnly()
    {
        using var folder = new PluginsFolder().AddFaulty().AddTemplate("throwing", "throws");
        await using var app = await FunctionsApp.StartAsync(folder.Settings);
        app.Write("good.txt", "x");
        app.Write("bad.txt", "x");

        var id = await app.RunAsync("throwing");

        var status = await app.GetAsync($"/api/workflows/{id}");
        var progress = status.GetProperty("progress");
        Assert.Equal("PartiallySucceeded", status.GetProperty("state").GetString());
        Assert.Equal((1, 1), (progress.GetProperty("processed").GetInt32(), progress.GetProperty("failed").GetInt32()));
        Assert.DoesNotContain(Secret, app.Read($"out/{id}/report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AWriterThatThrows_HarmsNobodyAndIsListed()
    {
        using var folder = new PluginsFolder().AddFaulty().AddTodoComments();
        await using var app = await FunctionsApp.StartAsync(folder.Settings);
        app.Write("a.sh", "# TODO x\n");

        var id = await app.RunAsync("todo-comments");

        var failures = await FailuresAsync(app);
        Assert.Equal("It threw InvalidOperationException in ThrowingWriter.WriteAsync.", Shorten(failures["ThrowingWriter"]));
        Assert.Contains("TODO: x", app.Read($"out/{id}/todo.md"), StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => app.Read($"out/{id}/half.txt"));
    }

    [Fact]
    public async Task TellAsync_AnObserverThatThrows_HarmsNobodyAndIsListed()
    {
        using var folder = new PluginsFolder().AddFaulty();
        var calm = new CalmObserver();
        await using var app = await FunctionsApp.StartAsync(
            folder.Settings,
            (services, _) => services.AddSingleton<IProgressObserver>(calm)
        );
        var broadcaster = app.Services.GetRequiredService<ProgressBroadcaster>();

        await broadcaster.TellAsync("w", _ => Task.FromResult(new WorkflowProgress { Processed = 7 }));

        Assert.Equal([7L], calm.Processed);
        Assert.Equal(
            "It threw InvalidOperationException in ThrowingObserver.OnProgressAsync.",
            (await FailuresAsync(app))["ThrowingObserver"]
        );
    }

    [Theory]
    [InlineData("throw", "It threw InvalidOperationException in FaultyPlugin.ConfigureServices.")]
    [InlineData("host", "It registers a hosted service, which could end the host; a plugin may not.")]
    public async Task Start_APluginWhoseServicesFail_IsLeftOutAsAWhole(string mode, string reason)
    {
        using var folder = new PluginsFolder().AddFaulty();
        var settings = folder.Settings;
        settings["Plugins:Faulty:Mode"] = mode;
        await using var app = await FunctionsApp.StartAsync(settings);

        var list = await app.GetAsync("/api/processors");

        Assert.Equal($$"""[{"plugin":"Faulty","part":null,"reason":"{{reason}}","times":1}]""", list.GetProperty("failures").GetRawText());
        Assert.Equal(3, list.GetProperty("processors").GetArrayLength());
        Assert.Equal(0, list.GetProperty("plugins").GetArrayLength());
    }

    [Fact]
    public async Task Start_FoldersThatHoldNoPlugin_AreListed()
    {
        using var folder = new PluginsFolder().AddFaulty("Incomplete").AddFaulty("Twice");
        var plugins = Directory.CreateDirectory(folder.Plugins);
        File.Delete(Path.Combine(plugins.FullName, "Incomplete", "Mono.Cecil.dll"));
        plugins.CreateSubdirectory("Empty");
        plugins.CreateSubdirectory(".hidden");
        File.WriteAllText(Path.Combine(plugins.CreateSubdirectory("Garbage").FullName, "Garbage.dll"), "no assembly");
        File.Copy(typeof(JsonDocument).Assembly.Location, Path.Combine(plugins.CreateSubdirectory("Foreign").FullName, "Foreign.dll"));
        await using var app = await FunctionsApp.StartAsync(folder.Settings);

        var failures = (await app.GetAsync("/api/processors"))
            .GetProperty("failures")
            .EnumerateArray()
            .Where(failure => failure.GetProperty("part").ValueKind == JsonValueKind.Null)
            .ToDictionary(failure => failure.GetProperty("plugin").GetString()!, failure => failure.GetProperty("reason").GetString()!);

        Assert.Equal(["Empty", "Foreign", "Garbage", "Incomplete"], failures.Keys);
        Assert.StartsWith("Which assembly is the plugin cannot be told: name it Empty.dll", failures["Empty"], StringComparison.Ordinal);
        Assert.Equal("It is no .NET assembly, or one for another platform.", failures["Garbage"]);
        Assert.Contains("Mono.Cecil", failures["Incomplete"], StringComparison.Ordinal);
        Assert.All(failures.Values, reason => Assert.DoesNotContain(folder.Plugins, reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_NoSuchFolder_IsListed()
    {
        using var folder = new PluginsFolder();
        var settings = folder.Settings;
        settings["Workflows:Plugins"] = folder["nowhere"];
        await using var app = await FunctionsApp.StartAsync(settings);

        var list = await app.GetAsync("/api/processors");

        Assert.Equal(
            "The plugins folder cannot be read (DirectoryNotFoundException).",
            list.GetProperty("failures")[0].GetProperty("reason").GetString()
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await app.Http.GetAsync(new Uri("/api/health", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode
        );
    }

    private static async Task<Dictionary<string, string>> FailuresAsync(FunctionsApp app)
    {
        var list = await app.GetAsync("/api/processors");
        Assert.DoesNotContain(Secret, list.GetRawText(), StringComparison.Ordinal);
        return list.GetProperty("failures")
            .EnumerateArray()
            .ToDictionary(failure => failure.GetProperty("part").GetString()!, failure => failure.GetProperty("reason").GetString()!);
    }

    // An async method's place is that of what the compiler makes of it.
    private static string Shorten(string reason) =>
        reason.Contains("<WriteAsync>", StringComparison.Ordinal)
            ? "It threw InvalidOperationException in ThrowingWriter.WriteAsync."
            : reason;

    private sealed class CalmObserver : IProgressObserver
    {
        public List<long> Processed { get; } = [];

        public ValueTask OnProgressAsync(string workflowId, WorkflowProgress progress, CancellationToken cancellationToken)
        {
            Processed.Add(progress.Processed);
            return ValueTask.CompletedTask;
        }
    }
}

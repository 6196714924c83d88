using GraphMcp.EndToEnd.Tests.Architecture;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Commands;

/// <summary>The sample plugin with the sample templates, as the documentation runs them.</summary>
public sealed class PluginTests : IDisposable
{
    private static readonly string Templates = Path.Combine(Repository.Root, "samples", "templates");
    private readonly TestFolder _folder = new();

    public PluginTests()
    {
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "GraphMcp.EndToEnd.Tests"), AppContext.BaseDirectory);
        var plugin = Path.Combine(Repository.Root, "samples", "plugins", "TodoComments", output);
        TestFolder.Copy(new DirectoryInfo(plugin), _folder["plugins/TodoComments"]);
        Directory.CreateDirectory(_folder["tree"]);
        File.WriteAllText(_folder["tree/a.sh"], "# TODO: quote\necho $1\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_ThePluginsTemplate_WritesItsReport()
    {
        var run = await RunAsync(
            "run",
            "todo-comments",
            "--source",
            "tree",
            "--out",
            "out",
            "--plugins",
            "plugins",
            "--templates",
            Templates
        );

        run.Expect(0);
        Assert.Equal(
            "# To do\n- [ ] `a.sh`, line 1: TODO: quote\n",
            await File.ReadAllTextAsync(_folder["out/todo.md"], TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Run_ThePluginsTemplateWithoutThePlugin_SaysWhatIsMissing()
    {
        var run = await RunAsync("run", "todo-comments", "--source", "tree", "--out", "out", "--templates", Templates);

        run.Expect(2);
        Assert.Contains("needs the processor 'todo-comments'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoProcessSteps_RunsBoth()
    {
        string[] parameters = ["--set", "database=postgres_air", "--templates", Templates];

        var run = await RunAsync(["run", "two-looks", "--source", "tree", "--out", "out", .. parameters]);

        run.Expect(0);
        Assert.Equal("two-looks", (string)Reports.ReportDocument.Read(_folder["out"])["template"]!);
    }

    [Fact]
    public async Task Templates_OfTheSamples_AreAllRight()
    {
        var list = await RunAsync("templates", "--templates", Templates);

        list.Expect(0);
        Assert.Contains("careful-decommission ", list.Output, StringComparison.Ordinal);
    }

    private Task<FinishedProcess> RunAsync(params IEnumerable<string> arguments) => GraphMcpProcess.RunAsync(_folder.Path, arguments);
}

using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Tests.Fakes;

/// <summary>The command in this process, over hosts in memory and a folder of its own.</summary>
internal sealed class CliFixture : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public TempFolder Folder { get; } = new();

    public FakeHosts Hosts { get; } = new();

    public FakeManager Manager => Hosts.Manager;

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];

    public string Source => Folder.Folder("source");

    public string Out => Folder["out"];

    public async Task<int> RunAsync(params string[] arguments)
    {
        var terminal = new CliTerminal(_output, _error, IsLive: false, "graphmcp", TimeProvider.System);
        return await new CommandLineApp(terminal, Hosts, new TemplateCatalog(TemplateCatalog.BuiltIn())).RunAsync(arguments);
    }

    /// <summary>Writes a folder with a good template, a broken one and one with a name that is taken.</summary>
    public string WriteTemplates()
    {
        var folder = Folder.Folder("templates");
        const string Steps = "steps: [{id: plan, uses: plan}, {id: work, processor: inventory, dependsOn: plan}]";
        Folder.File("templates/good.yaml", $"name: good\ndescription: A good one.\n{Steps}");
        Folder.File("templates/own.yaml", $"name: inventory\n{Steps}");
        Folder.File("templates/bad.yaml", "name: bad\nsteps: none");
        return folder;
    }

    /// <summary>Runs decommission over the source into the out folder.</summary>
    public Task<int> DecommissionAsync(params string[] more) =>
        RunAsync(["run", "decommission", "--set", "database=postgres_air", "--source", Source, "--out", Out, .. more]);

    public void Dispose() => Folder.Dispose();
}

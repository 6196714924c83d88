using System.CommandLine;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Hosting;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Hubs;

/// <summary>Which instance of which hub a command is about.</summary>
internal sealed class HubOptions
{
    private readonly Option<string?> _output = new("--out")
    {
        Description = $"The result folder of the run. Default: {RunFolder.Default}.",
    };
    private readonly Option<string?> _hub = new("--hub") { Description = "The file of its hub, if it lies elsewhere." };
    private readonly ExtensionOptions _extensions = new();

    public Argument<string> Id { get; } = new("id") { Description = "The id of the orchestration: the workflow's, or a child's." };

    public void AddTo(Command command)
    {
        command.Add(Id);
        AddHubTo(command);
    }

    /// <summary>Adds what names the hub, for a command that is about all of it.</summary>
    public void AddHubTo(Command command)
    {
        command.Add(_output);
        command.Add(_hub);
        _extensions.AddPluginsTo(command);
    }

    /// <summary>Opens the hub; nothing in it goes on.</summary>
    public async Task<EmbeddedFunctionsHost> OpenAsync(ParseResult result)
    {
        var known = RunFolder.Existing(result.GetValue(_output) ?? RunFolder.Default);
        var hub = result.GetValue(_hub) is { } path ? Path.GetFullPath(path) : known.Hub;
        var folder = known with { Hub = hub, Plugins = _extensions.Plugins(result) };
        if (!File.Exists(hub))
        {
            throw new UsageException(
                $"there is no hub at {DisplayPath.Of(hub)}",
                "name the result folder of the run with --out, or its hub with --hub"
            );
        }

        var app = EmbeddedApp.Build(folder);
        try
        {
            await EmbeddedApp.OpenAsync(app, folder);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns whether an instance is in a hub, and says so where it is not.</summary>
    public static async Task<bool> IsThereAsync(
        EmbeddedFunctionsHost app,
        string id,
        CliTerminal terminal,
        CancellationToken cancellationToken
    )
    {
        var isThere = await app.ManagementClient.GetInstanceAsync(id, cancellationToken) is not null;
        if (!isThere)
        {
            terminal.WriteError($"there is no orchestration '{id}' in this hub");
        }

        return isThere;
    }
}

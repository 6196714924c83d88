using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server;

/// <summary>A command that speaks to a running server; its options say which, and how the answer is told.</summary>
internal abstract class ServerCommand(CliTerminal terminal, string name, string description)
{
    private readonly ServerOptions _options = new();

    protected CliTerminal Terminal => terminal;

    public Command Build()
    {
        var command = new Command(name, description);
        Declare(command);
        _options.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
        return command;
    }

    /// <summary>Adds what the command takes beside the server.</summary>
    protected abstract void Declare(Command command);

    /// <summary>Asks the server and tells the answer.</summary>
    protected abstract Task ExecuteAsync(ParseResult result, ServerClient server, ServerOutput output, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        using var server = _options.Connect(result);
        await ExecuteAsync(result, server, _options.Output(result, terminal), cancellationToken);
        return ExitCodes.Succeeded;
    }

    /// <summary>The argument that names a workflow.</summary>
    protected static Argument<string> WorkflowId() => new("id") { Description = "The workflow's id." };

    /// <summary>The path of a workflow, or of what belongs to it.</summary>
    protected static string PathOf(string id, string below = "") => $"workflows/{Uri.EscapeDataString(id)}{below}";

    /// <summary>A path with a query; what has no value is left out.</summary>
    protected static string WithQuery(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var given = parameters
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}")
            .ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}

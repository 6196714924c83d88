using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Remote;

/// <summary>A command that speaks to a server: what all of them share.</summary>
internal sealed class RemoteCommand
{
    private readonly RemoteOptions options = new();
    private readonly CliTerminal terminal;

    public RemoteCommand(CliTerminal terminal, string name, string description)
    {
        this.terminal = terminal;
        Command = new Command(name, description);
        options.AddTo(Command);
    }

    public Command Command { get; }

    /// <summary>Adds the workflow's id, or another.</summary>
    public Argument<string> Id(string name = "id", string description = "The workflow's id.")
    {
        var id = new Argument<string>(name) { Description = description };
        Command.Add(id);
        return id;
    }

    public Option<string?> Text(string name, string helpName, string description)
    {
        var option = Options.One(name, helpName, description);
        Command.Add(option);
        return option;
    }

    public Option<bool> Flag(string name, string description)
    {
        var option = new Option<bool>(name) { Description = description };
        Command.Add(option);
        return option;
    }

    /// <summary>Sets what the command does with the server.</summary>
    public Command Does(Func<RemoteServer, RemoteView, ParseResult, Task> run)
    {
        Command.SetAction((result, _) => RunAsync(result, run));
        return Command;
    }

    private async Task<int> RunAsync(ParseResult result, Func<RemoteServer, RemoteView, ParseResult, Task> run)
    {
        using var server = options.Open(result);
        try
        {
            await run(server, new RemoteView(terminal.Output, options.Json(result)), result);
            return ExitCodes.Succeeded;
        }
        catch (RemoteException error)
        {
            terminal.WriteError(error.Message, error.Hint);
            return ExitCodes.Failed;
        }
    }
}

using System.CommandLine;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Server;
using GraphMcp.Cli.Server.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp resume</c>: goes on with a run that was paused or whose process died, here or, with <c>--server</c>, on a server.</summary>
internal sealed class ResumeCommand
{
    private readonly CliTerminal _terminal;
    private readonly IRunHostFactory _hosts;

    private readonly Argument<string?> _id = new("id")
    {
        Description = "The workflow's id; not needed when one run is unfinished.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly RunOptions _options = new();
    private readonly ExtensionOptions _extensions = new();
    private readonly ServerOptions _server;

    public ResumeCommand(CliTerminal terminal, IRunHostFactory hosts)
    {
        (_terminal, _hosts) = (terminal, hosts);
        _server = new ServerOptions(_options.Json);
    }

    public Command Build()
    {
        var command = new Command("resume", "Goes on with a run that was paused or whose process died.") { _id };
        _options.AddTo(command);
        _extensions.AddPluginsTo(command);
        _server.AddTo(command);
        // Only the option counts here: what the environment names must not make a run of this machine one of a server.
        command.SetAction(
            (result, cancellationToken) =>
                result.GetValue(_server.Server) is null ? ExecuteAsync(Read(result)) : AskServerAsync(result, cancellationToken)
        );
        return command;
    }

    private async Task<int> AskServerAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(_options.Output) is not null || result.GetValue(_options.Hub) is not null)
        {
            throw new UsageException("--server and --out or --hub do not go together", "a server knows its own folders");
        }

        var id =
            result.GetValue(_id)
            ?? throw new UsageException("no workflow is named", "graphmcp list --server URL --state Paused shows those that wait");
        using var server = _server.Connect(result);
        await ControlCommand.AskAsync(server, _server.Output(result, _terminal), id, "resume", cancellationToken);
        return ExitCodes.Succeeded;
    }

    private async Task<int> ExecuteAsync(ResumeArguments arguments)
    {
        await using var host = await _hosts.OpenAsync(FolderOf(arguments));
        var only = arguments.Output is null ? null : RunPlace.Of(arguments.Output);
        var run = await new RunFinder(host.Manager, _terminal).FindAsync(arguments.WorkflowId, only);
        using var session = new RunSession(host, _terminal, RunFinder.OutputOf(run), arguments.Presentation, arguments.Plugins);
        await host.StartAsync();
        // Also where the state says "running": a pause may have been on its way when the process died.
        await host.Manager.ResumeWorkflowAsync(run.Id);
        return await session.CompleteAsync(run.Id);
    }

    private static RunFolder FolderOf(ResumeArguments arguments)
    {
        var known = RunFolder.Existing(arguments.Output ?? RunFolder.Default);
        var folder = known with { Hub = arguments.Hub is null ? known.Hub : Path.GetFullPath(arguments.Hub), Plugins = arguments.Plugins };
        return File.Exists(folder.Hub)
            ? folder
            : throw new UsageException(
                $"there is nothing to resume: no hub at {DisplayPath.Of(folder.Hub)}",
                "name the result folder of the run with --out, or its hub with --hub"
            );
    }

    private ResumeArguments Read(ParseResult result) =>
        new(
            result.GetValue(_id),
            result.GetValue(_options.Output),
            result.GetValue(_options.Hub),
            _extensions.Plugins(result),
            _options.Presentation(result)
        );
}

using System.CommandLine;
using GraphMcp.Cli.Remote;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp resume</c>: goes on with a run that was paused or whose process died.</summary>
internal sealed class ResumeCommand(CliTerminal terminal, IRunHostFactory hosts)
{
    private readonly Argument<string?> _id = new("id")
    {
        Description = "The workflow's id; not needed when one run is unfinished.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly RunOptions _options = new();
    private readonly ExtensionOptions _extensions = new();
    private readonly Option<string?> _server = Options.One("--server", "URL", "Resumes a workflow of this server instead.");
    private readonly Option<string?> _key = Options.One("--key", "KEY", "The server's function key (or the variable GRAPHMCP_KEY).");

    public Command Build()
    {
        var command = new Command("resume", "Goes on with a run that was paused or whose process died.") { _id, _server, _key };
        _options.AddTo(command);
        _extensions.AddPluginsTo(command);
        command.SetAction((result, _) => result.GetValue(_server) is { } url ? ResumeThereAsync(url, result) : ExecuteAsync(Read(result)));
        return command;
    }

    private async Task<int> ResumeThereAsync(string url, ParseResult result)
    {
        var id =
            result.GetValue(_id)
            ?? throw new UsageException("no workflow is named", $"graphmcp list --server {url} shows the workflows of a server");
        using var server = RemoteOptions.Open(url, result.GetValue(_key));
        try
        {
            await RemoteCommands.AskAsync(server, new RemoteView(terminal.Output, _options.Presentation(result).Json), id, "resume");
            return ExitCodes.Succeeded;
        }
        catch (RemoteException error)
        {
            terminal.WriteError(error.Message, error.Hint);
            return ExitCodes.Failed;
        }
    }

    private async Task<int> ExecuteAsync(ResumeArguments arguments)
    {
        await using var host = await hosts.OpenAsync(FolderOf(arguments));
        var only = arguments.Output is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(arguments.Output));
        var run = await new RunFinder(host.Manager, terminal).FindAsync(arguments.WorkflowId, only);
        using var session = new RunSession(host.Manager, terminal, RunFinder.OutputOf(run), arguments.Presentation, arguments.Plugins);
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

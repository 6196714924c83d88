using System.CommandLine;
using GraphMcp.Cli.Hubs;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Server;
using GraphMcp.Cli.Server.Commands;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Commands;

/// <summary>The <c>graphmcp</c> command: its subcommands, and how usage errors are told.</summary>
internal sealed class CommandLineApp(CliTerminal terminal, IRunHostFactory hosts, ITemplateCatalog templates)
{
    // "@file" is a plain value here, and -abc is no bundle of options.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            var result = Build().Parse(arguments, Parser);
            ParseErrors.ThrowIfAny(result);
            return await result.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    // Signals are a pause here, which takes as long as the batches in flight.
                    ProcessTerminationTimeout = null,
                }
            );
        }
        catch (UsageException error)
        {
            terminal.WriteError(error.Message, error.Hint);
            return ExitCodes.WrongUsage;
        }
        catch (ServerException error)
        {
            terminal.WriteError(error.Message, error.Hint);
            return error.ExitCode;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.WriteError(error.Message);
            return ExitCodes.Failed;
        }
        catch (Exception error)
        {
            // A fault of ours: whoever reports it needs the place.
            terminal.WriteError(error.ToString());
            return ExitCodes.Failed;
        }
    }

    private RootCommand Build() =>
        new("Runs long jobs over very many files as durable workflows.")
        {
            new RunCommand(terminal, hosts, templates).Build(),
            new ResumeCommand(terminal, hosts).Build(),
            new TemplatesCommand(terminal, templates).Build(),
            new ProcessorsCommand(terminal).Build(),
            new ServeCommand(terminal).Build(),
            new ListCommand(terminal).Build(),
            new StatusCommand(terminal).Build(),
            new StepsCommand(terminal).Build(),
            new BatchesCommand(terminal).Build(),
            new EventsCommand(terminal).Build(),
            new ErrorsCommand(terminal).Build(),
            new ControlCommand(terminal, "pause", "Drains what a workflow has in flight and lets it wait.").Build(),
            new StopCommand(terminal).Build(),
            new SetCommand(terminal).Build(),
            new CheckpointCommand(terminal).Build(),
            new CheckpointsCommand(terminal).Build(),
            new RestoreCommand(terminal).Build(),
            new RedriveCommand(terminal).Build(),
            new PurgeCommand(terminal).Build(),
            new HubCommand(terminal).Build(),
        };
}

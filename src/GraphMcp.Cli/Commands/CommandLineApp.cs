using System.CommandLine;
using GraphMcp.Cli.Remote;
using GraphMcp.Cli.Runs;
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

    private RootCommand Build()
    {
        var root = new RootCommand("Runs long jobs over very many files as durable workflows.")
        {
            new RunCommand(terminal, hosts, templates).Build(),
            new ResumeCommand(terminal, hosts).Build(),
            new TemplatesCommand(terminal, templates).Build(),
            new ProcessorsCommand(terminal).Build(),
            new ServeCommand(terminal).Build(),
        };
        foreach (var command in RemoteCommands.Build(terminal))
        {
            root.Add(command);
        }

        return root;
    }
}

using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Outcomes;
using GraphMcp.Cli.Progress;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Management;
using Spectre.Console;

namespace GraphMcp.Cli.Runs;

/// <summary>What run and resume share: progress, the pause that Ctrl+C asks for, the outcome.</summary>
/// <remarks>Signals are taken from its creation on, so that a workflow under way is never left without a word.</remarks>
internal sealed class RunSession : IDisposable
{
    private readonly IRunHost _host;
    private readonly CliTerminal _terminal;
    private readonly string _output;
    private readonly string? _plugins;
    private readonly RunPresentation _presentation;
    private readonly StopSignals _signals;

    /// <summary>Begins to listen for signals.</summary>
    /// <param name="host">The hub.</param>
    /// <param name="terminal">Where progress and outcome are told.</param>
    /// <param name="output">The full path of the result folder.</param>
    /// <param name="presentation">How the outcome is told.</param>
    /// <param name="plugins">The plugins folder that a resume needs again, or null.</param>
    public RunSession(IRunHost host, CliTerminal terminal, string output, RunPresentation presentation, string? plugins = null)
    {
        (_host, _terminal, _output, _presentation, _plugins) = (host, terminal, output, presentation, plugins);
        _signals = new StopSignals(LeaveAtOnce);
    }

    /// <summary>Sees the workflow through and tells how it ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> CompleteAsync(string workflowId)
    {
        var states = new RunFollower(_host.Manager, _terminal.Time, _signals.First).WatchAsync(workflowId);
        var outcome = await OutcomeAsync(await View().ShowAsync(states));
        await new DeliveryWait(_host, _terminal, _signals.First).WaitAsync(workflowId);
        Writer().Write(outcome);
        return outcome.ExitCode;
    }

    public void Dispose() => _signals.Dispose();

    private async Task<RunOutcome> OutcomeAsync(WorkflowStatus status) =>
        status.State.IsFinal()
            ? new RunOutcome(status, status.Totals, ResumeCommand: null, _presentation.FailOnFindings)
            : new RunOutcome(
                status,
                await _host.Manager.WriteReportAsync(status.Id),
                ResumeCommand(status.Id),
                _presentation.FailOnFindings
            );

    private IProgressView View() =>
        _terminal.IsLive
            ? new TerminalProgressView(
                AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_terminal.Error) }),
                _terminal.Time
            )
            : new PlainProgressView(_terminal.Error, _terminal.Time);

    private IOutcomeWriter Writer() => _presentation.Json ? new JsonOutcomeWriter(_terminal.Output) : new TextOutcomeWriter(_terminal);

    private string ResumeCommand(string? workflowId) => ResumeHint.For(_terminal, workflowId, _output, _presentation, _plugins);

    // The workflow is durable whatever happens to this process: nothing is waited for.
    private void LeaveAtOnce()
    {
        _terminal.Error.WriteLine($"left at once; go on with: {ResumeCommand(workflowId: null)}");
        Environment.Exit(ExitCodes.Paused);
    }
}

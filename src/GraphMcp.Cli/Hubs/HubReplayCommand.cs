using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Durable.Embedded;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Hubs;

/// <summary><c>graphmcp hub replay</c>: runs today's code of an orchestrator over its recorded history; nothing is written, nothing else runs.</summary>
internal sealed class HubReplayCommand(CliTerminal terminal)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly HubOptions _options = new();
    private readonly Option<bool> _break = new("--break") { Description = "Wait for a debugger, and stop in it before every turn." };

    public Command Build()
    {
        var command = new Command(
            "replay",
            "Replays an orchestration on today's code, turn by turn; nothing is written and no activity runs."
        );
        _options.AddTo(command);
        command.Add(_break);
        command.SetAction(ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var id = result.GetRequiredValue(_options.Id);
        var breaks = result.GetValue(_break);
        await using var app = await _options.OpenAsync(result);
        if (!await HubOptions.IsThereAsync(app, id, terminal, cancellationToken))
        {
            return ExitCodes.NotFound;
        }

        if (breaks)
        {
            await WaitForDebuggerAsync(cancellationToken);
        }

        return Replay(() => app.Replay(id, turn => Show(turn, breaks)));
    }

    private int Replay(Action replay)
    {
        try
        {
            replay();
            terminal.Output.WriteLine("The code does what the history shows.");
            return ExitCodes.Succeeded;
        }
        catch (NonDeterministicOrchestrationException e)
        {
            terminal.WriteError(e.Message);
            return ExitCodes.Failed;
        }
    }

    private void Show(ReplayedTurn turn, bool breaks)
    {
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"turn {turn.Number}  {HistoryText.Time(turn.At)}"));
        foreach (var message in turn.Messages)
        {
            terminal.Output.WriteLine($"  took   {HistoryText.Of(message)}");
        }

        foreach (var action in turn.Actions)
        {
            terminal.Output.WriteLine($"  asked  {HistoryText.Of(action)}");
        }

        if (turn.End is { } end)
        {
            terminal.Output.WriteLine($"  ended  {HistoryText.Of(end)}");
        }

        if (breaks)
        {
            Debugger.Break();
        }
    }

    private async Task WaitForDebuggerAsync(CancellationToken cancellationToken)
    {
        await terminal.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"waiting for a debugger to attach to process {Environment.ProcessId}")
        );
        while (!Debugger.IsAttached)
        {
            await Task.Delay(Look, cancellationToken);
        }
    }
}

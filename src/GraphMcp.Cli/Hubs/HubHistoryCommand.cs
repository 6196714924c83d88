using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Hubs;

/// <summary><c>graphmcp hub history</c>: the recorded events of an orchestration.</summary>
internal sealed class HubHistoryCommand(CliTerminal terminal)
{
    private readonly HubOptions _options = new();

    public Command Build()
    {
        var command = new Command("history", "Lists the recorded events of an orchestration, without payloads.");
        _options.AddTo(command);
        command.SetAction(ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var id = result.GetRequiredValue(_options.Id);
        await using var app = await _options.OpenAsync(result);
        if (!await HubOptions.IsThereAsync(app, id, terminal, cancellationToken))
        {
            return ExitCodes.NotFound;
        }

        foreach (var item in await app.ManagementClient.GetOrchestrationHistoryAsync(id, cancellationToken))
        {
            await terminal.Output.WriteLineAsync($"{HistoryText.Time(item.Timestamp)}  {HistoryText.Of(item)}");
        }

        return ExitCodes.Succeeded;
    }
}

using System.CommandLine;
using System.Text.Json;
using Durable.Embedded.Receipts;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Server;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Cli.Hubs;

/// <summary><c>graphmcp hub poison</c>: the blobs of the inbox that were given up.</summary>
internal sealed class HubPoisonCommand(CliTerminal terminal)
{
    private readonly HubOptions _options = new();
    private readonly Option<bool> _json = new("--json") { Description = "Write nothing but one JSON document to standard output." };

    public Command Build()
    {
        var command = new Command(
            "poison",
            "Lists the blobs of the inbox that failed too often and are not tried again until they change."
        );
        _options.AddHubTo(command);
        command.Add(_json);
        command.SetAction(ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult result, CancellationToken cancellationToken)
    {
        await using var app = await _options.OpenAsync(result);
        var poison = app
            .Receipts.Read()
            .Where(receipt => receipt.State == ReceiptState.Poison)
            .Select(receipt => new GivenUpBlob(
                receipt.Name,
                receipt.Source,
                receipt.Version,
                receipt.Failures,
                receipt.At,
                receipt.Reason
            ));
        new ServerOutput(terminal, result.GetValue(_json)).WriteTable(
            JsonSerializer.SerializeToElement(new { poison }, WorkflowJson.Compact),
            "poison",
            new("BLOB", "blob"),
            new("ATTEMPTS", "attempts"),
            new("WHEN", "at"),
            new("REASON", "reason")
        );
        return ExitCodes.Succeeded;
    }
}

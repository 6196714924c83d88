using System.CommandLine;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp checkpoints</c>: the checkpoints of a workflow.</summary>
internal sealed class CheckpointsCommand(CliTerminal terminal)
    : ServerCommand(terminal, "checkpoints", "Lists the checkpoints of a workflow.")
{
    private readonly Argument<string> _id = WorkflowId();

    protected override void Declare(Command command) => command.Add(_id);

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    ) =>
        output.WriteTable(
            await server.GetAsync(PathOf(result.GetRequiredValue(_id), "/checkpoints"), cancellationToken),
            "checkpoints",
            new("ID", "id"),
            new("SAVED", "savedAt"),
            new("STATE", "state"),
            new("BATCHES", "batches"),
            new("LABEL", "label"),
            new("PURGED", "purgedAt")
        );
}

using System.CommandLine;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp errors</c>: what went wrong in a workflow, by pattern.</summary>
internal sealed class ErrorsCommand(CliTerminal terminal)
    : ServerCommand(terminal, "errors", "Shows what went wrong in a workflow, by pattern, and what to do.")
{
    private readonly Argument<string> _id = WorkflowId();

    protected override void Declare(Command command) => command.Add(_id);

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var answer = await server.GetAsync(PathOf(result.GetRequiredValue(_id), "/errors"), cancellationToken);
        output.WriteTable(
            answer,
            "patterns",
            new("COUNT", "count"),
            new("CLASS", "class"),
            new("CODE", "code"),
            new("PATTERN", "pattern"),
            new("RESOLUTION", "resolution"),
            new("LAST SEEN", "lastSeen"),
            new("WHAT TO DO", "advice")
        );
    }
}

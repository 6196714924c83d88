using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp checkpoint</c>: saves a checkpoint of a workflow.</summary>
internal sealed class CheckpointCommand(CliTerminal terminal) : ServerCommand(terminal, "checkpoint", "Saves a checkpoint of a workflow.")
{
    private readonly Argument<string> _id = WorkflowId();
    private readonly Option<string?> _label = Options.One("--label", "TEXT", "What it is called.");

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_label);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var path = PathOf(result.GetRequiredValue(_id), "/checkpoints");
        var answer = await server.SendAsync(HttpMethod.Post, path, new { label = result.GetValue(_label) }, cancellationToken);
        output.Write(answer, answer.Text("id"));
    }
}

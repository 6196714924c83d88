using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp restore</c>: starts a workflow from a checkpoint.</summary>
internal sealed class RestoreCommand(CliTerminal terminal)
    : ServerCommand(terminal, "restore", "Starts a workflow that takes over what was finished at a checkpoint and does the rest.")
{
    private readonly Argument<string> _checkpoint = new("checkpoint") { Description = "The checkpoint's id." };
    private readonly Option<bool> _changedOnly = new("--changed-only")
    {
        Description = "Do files again whose content has changed since they were processed.",
    };
    private readonly NewWorkflowOptions _new = new();

    protected override void Declare(Command command)
    {
        command.Add(_checkpoint);
        command.Add(_changedOnly);
        _new.AddTo(command);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var path = $"checkpoints/{Uri.EscapeDataString(result.GetRequiredValue(_checkpoint))}/restore";
        var body = new
        {
            id = _new.Id(result),
            output = _new.Output(result),
            changedOnly = result.GetValue(_changedOnly),
        };
        var answer = await server.SendAsync(HttpMethod.Post, path, body, cancellationToken);
        output.Write(answer, answer.Text("id"));
    }
}

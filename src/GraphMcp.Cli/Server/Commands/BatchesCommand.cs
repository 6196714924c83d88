using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp batches</c>: the batches of a workflow.</summary>
internal sealed class BatchesCommand(CliTerminal terminal)
    : ServerCommand(terminal, "batches", "Lists the batches of a workflow in the order of its plan.")
{
    private readonly Argument<string> _id = WorkflowId();
    private readonly Option<string?> _step = Options.One("--step", "ID", "Only those of this step.");
    private readonly Option<string?> _state = Options.One("--state", "STATE", "Only those that are planned, or committed.");
    private readonly PageOptions _page = new();

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_step);
        command.Add(_state);
        _page.AddTo(command);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var path = WithQuery(
            PathOf(result.GetRequiredValue(_id), "/batches"),
            [("step", result.GetValue(_step)), ("state", result.GetValue(_state)), .. _page.Read(result)]
        );
        var answer = await server.GetAsync(path, cancellationToken);
        output.WriteTable(
            answer,
            "batches",
            new("SHARD", "shard"),
            new("BATCH", "batch"),
            new("STEP", "stepId"),
            new("TYPE", "sourceType"),
            new("STATE", "state"),
            new("FILES", "files"),
            new("FAILED", "failed"),
            new("ATTEMPTS", "attempts"),
            new("MS", "durationMs")
        );
        output.WriteNext(answer);
    }
}

using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp redrive</c>: does again what failed in a finished workflow.</summary>
internal sealed class RedriveCommand(CliTerminal terminal)
    : ServerCommand(terminal, "redrive", "Starts a run over what a finished workflow has left, keeping its results.")
{
    private readonly Argument<string> _id = WorkflowId();
    private readonly Option<bool> _apply = new("--apply") { Description = "Write edits to the source, those taken over among them." };
    private readonly Option<string?> _maxParallel = Options.One("--max-parallel", "N", "Batches in flight at most.");
    private readonly Option<string?> _tolerate = Options.One("--tolerate", "N|P%", "How many files, or how many percent, may fail.");
    private readonly NewWorkflowOptions _new = new();

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_apply);
        command.Add(_maxParallel);
        command.Add(_tolerate);
        _new.AddTo(command);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var body = new
        {
            id = _new.Id(result),
            output = _new.Output(result),
            apply = result.GetValue(_apply) ? true : (bool?)null,
            maxParallelBatches = NumberArguments.Positive(_maxParallel.Name, result.GetValue(_maxParallel), "4"),
            toleratedFailures = ToleranceArguments.Parse(result.GetValue(_tolerate)),
        };
        var path = PathOf(result.GetRequiredValue(_id), "/redrive");
        var answer = await server.SendAsync(HttpMethod.Post, path, body, cancellationToken);
        output.Write(answer, answer.Text("id"));
    }
}

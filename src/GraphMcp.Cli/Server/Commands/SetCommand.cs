using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp set</c>: changes a workflow while it runs.</summary>
internal sealed class SetCommand(CliTerminal terminal) : ServerCommand(terminal, "set", "Changes a workflow while it runs.")
{
    private readonly Argument<string> _id = WorkflowId();
    private readonly Option<string?> _maxParallel = Options.One("--max-parallel", "N", "Batches in flight at most.");
    private readonly Option<string?> _tolerate = Options.One("--tolerate", "N|P%", "How many files, or how many percent, may fail.");

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_maxParallel);
        command.Add(_tolerate);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var maxParallelBatches = NumberArguments.Positive(_maxParallel.Name, result.GetValue(_maxParallel), "4");
        var toleratedFailures = ToleranceArguments.Parse(result.GetValue(_tolerate));
        if (maxParallelBatches is null && toleratedFailures is null)
        {
            throw new UsageException("nothing is to be set", "give --max-parallel, --tolerate or both");
        }

        var path = PathOf(result.GetRequiredValue(_id));
        var answer = await server.SendAsync(HttpMethod.Patch, path, new { maxParallelBatches, toleratedFailures }, cancellationToken);
        output.Write(answer, $"{answer.Text("id")}: {answer.Text("state")}");
    }
}

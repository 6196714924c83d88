using System.CommandLine;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp steps</c>: the steps of a workflow, or all about one of them.</summary>
internal sealed class StepsCommand(CliTerminal terminal) : ServerCommand(terminal, "steps", "Lists the steps of a workflow, or shows one.")
{
    private readonly Argument<string> _id = WorkflowId();

    private readonly Argument<string?> _step = new("step")
    {
        Description = "The step's id; then its details are shown as JSON.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_step);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var id = result.GetRequiredValue(_id);
        if (result.GetValue(_step) is { } step)
        {
            var details = await server.GetAsync(PathOf(id, $"/steps/{Uri.EscapeDataString(step)}"), cancellationToken);
            new ServerOutput(Terminal, json: true).Write(details);
            return;
        }

        output.WriteTable(
            await server.GetAsync(PathOf(id, "/steps"), cancellationToken),
            "steps",
            new("STEP", "id"),
            new("STATE", "state"),
            new("STARTED", "startedAt"),
            new("FINISHED", "finishedAt"),
            new("RETRIES", "retries")
        );
    }
}

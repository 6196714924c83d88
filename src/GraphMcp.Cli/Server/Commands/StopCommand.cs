using System.CommandLine;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp stop</c>: ends a workflow.</summary>
internal sealed class StopCommand(CliTerminal terminal)
    : ControlCommand(terminal, "stop", "Drains what a workflow has in flight, reports what was done and ends it.")
{
    private readonly Option<bool> _force = new("--force") { Description = "End it without draining and without a report." };

    protected override void Declare(Command command)
    {
        base.Declare(command);
        command.Add(_force);
    }

    protected override string Query(ParseResult result) => result.GetValue(_force) ? "?force=true" : "";
}

using System.CommandLine;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Hubs;

/// <summary><c>graphmcp hub</c>: looks into a hub that no process has open.</summary>
internal sealed class HubCommand(CliTerminal terminal)
{
    public Command Build() =>
        new("hub", "Looks into the hub of a run, to find out what its orchestrations did and which blobs it gave up.")
        {
            new HubHistoryCommand(terminal).Build(),
            new HubReplayCommand(terminal).Build(),
            new HubPoisonCommand(terminal).Build(),
        };
}

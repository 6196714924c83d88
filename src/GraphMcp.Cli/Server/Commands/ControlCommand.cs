using System.CommandLine;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp pause</c>, <c>graphmcp stop</c>: asks something of a workflow.</summary>
internal class ControlCommand(CliTerminal terminal, string verb, string description) : ServerCommand(terminal, verb, description)
{
    private readonly Argument<string> _id = WorkflowId();
    private readonly string _verb = verb;

    /// <summary>Asks a workflow and tells the state that it is in now.</summary>
    public static async Task AskAsync(
        ServerClient server,
        ServerOutput output,
        string id,
        string verb,
        CancellationToken cancellationToken,
        string query = ""
    )
    {
        var answer = await server.SendAsync(HttpMethod.Post, PathOf(id, $"/{verb}{query}"), cancellationToken: cancellationToken);
        output.Write(answer, $"{answer.Text("id")}: {answer.Text("state")}");
    }

    protected override void Declare(Command command) => command.Add(_id);

    protected override Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    ) => AskAsync(server, output, result.GetRequiredValue(_id), _verb, cancellationToken, Query(result));

    /// <summary>What goes along with the wish.</summary>
    protected virtual string Query(ParseResult result) => "";
}

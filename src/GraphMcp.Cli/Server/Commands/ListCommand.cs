using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp list</c>: the workflows of a server, the newest first.</summary>
internal sealed class ListCommand(CliTerminal terminal)
    : ServerCommand(terminal, "list", "Lists the workflows of a running server, the newest first.")
{
    private readonly Option<string[]> _state = Options.Many("--state", "STATE", "Only those in this state.");
    private readonly Option<string[]> _label = Options.Many("--label", "NAME=VALUE", "Only those with this label.");
    private readonly Option<string?> _template = Options.One("--template", "NAME", "Only those of this template.");
    private readonly PageOptions _page = new();

    protected override void Declare(Command command)
    {
        command.Add(_state);
        command.Add(_label);
        command.Add(_template);
        _page.AddTo(command);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var labels = LabelArguments.Parse(result.GetRequiredValue(_label));
        var path = WithQuery(
            "workflows",
            [
                .. result.GetRequiredValue(_state).Select(state => ("state", (string?)state)),
                .. labels.Select(label => ("label", (string?)$"{label.Key}:{label.Value}")),
                ("template", result.GetValue(_template)),
                .. _page.Read(result),
            ]
        );
        var answer = await server.GetAsync(path, cancellationToken);
        output.WriteTable(
            answer,
            "workflows",
            new("ID", "id"),
            new("TEMPLATE", "template"),
            new("STATE", item => item.Text("suspended") == "yes" ? $"{item.Text("state")} (suspended)" : item.Text("state")),
            new("CREATED", "createdAt"),
            new("FINISHED", "finishedAt"),
            new("LABELS", "labels")
        );
        output.WriteNext(answer);
    }
}

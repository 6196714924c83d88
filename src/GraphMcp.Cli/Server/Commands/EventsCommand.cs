using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp events</c>: what happened in a workflow, and with <c>--follow</c> what happens until it ends.</summary>
internal sealed class EventsCommand(CliTerminal terminal) : ServerCommand(terminal, "events", "Shows what happened in a workflow.")
{
    private readonly Argument<string> _id = WorkflowId();
    private readonly Option<string?> _after = Options.One("--after", "N", "Only events behind this sequence number.");
    private readonly Option<string?> _top = Options.One("--top", "N", "How many at most, without --follow.");
    private readonly Option<string?> _type = Options.One("--type", "TYPE", "Only events of this type; 'batch.*' takes a family.");
    private readonly Option<bool> _follow = new("--follow")
    {
        Description = "Go on until the workflow has ended; with --json a line an event.",
    };

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_after);
        command.Add(_top);
        command.Add(_type);
        command.Add(_follow);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var workflow = PathOf(result.GetRequiredValue(_id));
        var path = $"{workflow}/events";
        var after = PageOptions.NumberText(result, _after);
        var type = result.GetValue(_type);
        if (result.GetValue(_follow))
        {
            var follower = new EventFollower(server, workflow, Terminal.Time);
            await FollowAsync(follower, WithQuery(path, ("type", type)), after, output, cancellationToken);
            return;
        }

        var query = WithQuery(path, ("after", after), ("top", PageOptions.NumberText(result, _top)), ("type", type));
        var answer = await server.GetAsync(query, cancellationToken);
        output.WriteTable(
            answer,
            "events",
            new("SEQ", "sequence"),
            new("TIME", "time"),
            new("TYPE", "type"),
            new("STEP", "stepId"),
            new("BATCH", "batchId"),
            new("DATA", "data")
        );
        if (answer.Text("hasMore") == "yes")
        {
            await Terminal.Error.WriteLineAsync($"more follow: --after {PlainText.Of(answer.Text("next"))}");
        }
    }

    private static async Task FollowAsync(
        EventFollower follower,
        string path,
        string? after,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        using var signals = new StopSignals(() => Environment.Exit(ExitCodes.Succeeded));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.First);
        try
        {
            var from = long.Parse(after ?? "0", CultureInfo.InvariantCulture);
            await foreach (var happened in follower.WatchAsync(path, from, ending.Token))
            {
                output.WriteLine(happened, Line(happened));
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Whoever watched has seen enough; the workflow goes on.
        }
    }

    private static string Line(JsonElement happened) =>
        string.Join(
            "  ",
            new[]
            {
                happened.Text("sequence"),
                happened.Text("time"),
                happened.Text("type"),
                happened.Text("stepId"),
                happened.Text("batchId"),
                happened.Text("data"),
            }.Where(text => text.Length > 0)
        );
}

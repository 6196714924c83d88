using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp purge</c>: removes what a finished workflow has left on the server.</summary>
internal sealed class PurgeCommand(CliTerminal terminal)
    : ServerCommand(terminal, "purge", "Removes what a finished workflow, or all old ones, left on the server; reports stay.")
{
    private readonly Argument<string?> _id = new("id") { Description = "The workflow's id.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _olderThan = Options.One("--older-than", "AGE", "All that finished longer ago, for example 30d.");

    protected override void Declare(Command command)
    {
        command.Add(_id);
        command.Add(_olderThan);
    }

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        switch ((result.GetValue(_id), result.GetValue(_olderThan)))
        {
            case ({ } id, null):
                var purged = await server.SendAsync(HttpMethod.Delete, PathOf(id), cancellationToken: cancellationToken);
                output.Write(purged, $"{id}: purged");
                break;
            case (null, { } age):
                var path = WithQuery("workflows/purge", ("olderThan", age));
                var summary = await server.SendAsync(HttpMethod.Post, path, cancellationToken: cancellationToken);
                output.Write(summary, Lines(summary.List("purged").Count(), summary.Text("kept"), summary.Text("hasMore") == "yes"));
                break;
            default:
                throw new UsageException(
                    "purge takes either a workflow's id or --older-than",
                    "for example graphmcp purge --older-than 30d"
                );
        }
    }

    private static IEnumerable<string> Lines(int purged, string kept, bool hasMore)
    {
        yield return $"{purged} purged, {kept} kept";
        if (hasMore)
        {
            yield return "there are more: ask again";
        }
    }
}

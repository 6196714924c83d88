using System.CommandLine;
using System.Text.Json;
using GraphMcp.Cli.Progress;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Cli.Server.Commands;

/// <summary><c>graphmcp status</c>: how a workflow of a server is.</summary>
internal sealed class StatusCommand(CliTerminal terminal)
    : ServerCommand(terminal, "status", "Shows how a workflow of a running server is.")
{
    private readonly Argument<string> _id = WorkflowId();

    protected override void Declare(Command command) => command.Add(_id);

    protected override async Task ExecuteAsync(
        ParseResult result,
        ServerClient server,
        ServerOutput output,
        CancellationToken cancellationToken
    )
    {
        var answer = await server.GetAsync(PathOf(result.GetRequiredValue(_id)), cancellationToken);
        output.Write(answer, Lines(answer, Terminal.Time.GetUtcNow()));
    }

    private static IEnumerable<string> Lines(JsonElement answer, DateTimeOffset now)
    {
        var status = answer.Deserialize<WorkflowStatus>(WorkflowJson.Compact)!;
        var suspended = status.Suspended ? ", suspended" : "";
        yield return $"{status.Template} {status.Id}: {ProgressText.State(status.State)}{suspended}";
        var rows = new (string Name, string Value)[]
        {
            ("progress", ProgressText.Line(status, now)),
            ("steps", string.Join(", ", status.Steps.Select(step => $"{step.Id} {step.State.ToString().ToLowerInvariant()}"))),
            ("waits for", string.Join("; ", status.WaitsFor)),
            ("reason", status.Reason ?? ""),
            ("failure", status.Failure is { } failure ? $"{failure.Code}: {failure.Message}" : ""),
            ("created", answer.Text("createdAt")),
            ("starts", status.StartedAt is null ? answer.Text("startAt") : ""),
            ("started", answer.Text("startedAt")),
            ("finished", answer.Text("finishedAt")),
            ("labels", answer.Text("labels")),
            ("source", status.Source),
            ("output", status.Output),
        };
        foreach (var (name, value) in rows.Where(row => row.Value.Length > 0))
        {
            yield return $"  {name, -9} {value}";
        }
    }
}

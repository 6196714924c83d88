using System.CommandLine;
using GraphMcp.Cli.Outcomes;

namespace GraphMcp.Cli.Commands;

/// <summary>The options that <c>run</c> and <c>resume</c> share.</summary>
internal sealed class RunOptions
{
    public Option<string?> Output { get; } =
        Options.One("--out", "DIR|URI", "The folder, or the URI, for the results (default: ./graphmcp-out).");

    public Option<string?> Hub { get; } =
        Options.One(
            "--hub",
            "FILE",
            "The file that keeps the durable state (default: .graphmcp/hub.db in the result folder, beside a URI in ./graphmcp-out)."
        );

    public Option<bool> FailOnFindings { get; } =
        new("--fail-on-findings") { Description = "Exit with 3 when something is left for a person." };

    public Option<bool> Json { get; } = new("--json") { Description = "Write nothing but one JSON document to standard output." };

    public void AddTo(Command command)
    {
        command.Add(Output);
        command.Add(Hub);
        command.Add(FailOnFindings);
        command.Add(Json);
    }

    public RunPresentation Presentation(ParseResult result) => new(result.GetValue(Json), result.GetValue(FailOnFindings));
}

using GraphMcp.Cli.Outcomes;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Runs;

/// <summary>The exact command that goes on with a run from the current folder.</summary>
internal static class ResumeHint
{
    public static string For(
        CliTerminal terminal,
        string? workflowId,
        string output,
        RunPresentation? presentation = null,
        string? plugins = null
    )
    {
        List<string> arguments = ["resume", .. workflowId is null ? Array.Empty<string>() : [workflowId], "--out", DisplayPath.Of(output)];
        if (plugins is not null)
        {
            arguments.AddRange(["--plugins", DisplayPath.Of(plugins)]);
        }

        if (presentation is { FailOnFindings: true })
        {
            arguments.Add("--fail-on-findings");
        }

        if (presentation is { Json: true })
        {
            arguments.Add("--json");
        }

        return ShellCommand.Join(terminal.Command, arguments);
    }
}

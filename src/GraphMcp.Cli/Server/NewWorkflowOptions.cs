using System.CommandLine;
using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Server;

/// <summary>The options of commands that start a workflow from another one.</summary>
internal sealed class NewWorkflowOptions
{
    private readonly Option<string?> _id = Options.One("--id", "ID", "The new workflow's id (default: a new one).");
    private readonly Option<string?> _output = Options.One("--out", "DIR", "The folder for its report, on the server.");

    public void AddTo(Command command)
    {
        command.Add(_id);
        command.Add(_output);
    }

    public string? Id(ParseResult result) => result.GetValue(_id);

    /// <summary>Returns the folder as it was written: it is one of the server's, not of this machine.</summary>
    public string? Output(ParseResult result) => result.GetValue(_output);
}

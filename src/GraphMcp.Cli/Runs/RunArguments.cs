using GraphMcp.Cli.Outcomes;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>What <c>graphmcp run</c> was asked to do.</summary>
internal sealed record RunArguments
{
    public required string Template { get; init; }

    /// <summary>Gets the parameters as they were written; the template says what they mean.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Gets the sources, with the full paths of folders.</summary>
    public required IReadOnlyList<SourceRequest> Sources { get; init; }

    public required RunFolder Folder { get; init; }

    public bool Apply { get; init; }

    /// <summary>Gets how it is run: id, batches, labels, webhook, start time.</summary>
    public WorkflowRequest Start { get; init; } = new();

    public required RunPresentation Presentation { get; init; }
}

using GraphMcp.Cli.Outcomes;

namespace GraphMcp.Cli.Runs;

/// <summary>What <c>graphmcp run</c> was asked to do.</summary>
internal sealed record RunArguments
{
    public required string Template { get; init; }

    /// <summary>Gets the parameters as they were written; the template says what they mean.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Gets the full path of the folder to read.</summary>
    public required string Source { get; init; }

    public required RunFolder Folder { get; init; }

    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public bool Apply { get; init; }

    public string? WorkflowId { get; init; }

    /// <summary>Gets the batches in flight at most; null for the workflow's default, the cores.</summary>
    public int? MaxParallel { get; init; }

    public required RunPresentation Presentation { get; init; }
}

namespace GraphMcp.Workflows.Errors;

/// <summary>What is done about one error.</summary>
/// <param name="Kind">What.</param>
/// <param name="After">For a retry: how long to wait before it, jitter included.</param>
public sealed record ErrorResolution(ErrorResolutionKind Kind, TimeSpan After = default)
{
    /// <summary>Try again after a while.</summary>
    public static ErrorResolution Retry(TimeSpan after) => new(ErrorResolutionKind.Retry, after);

    /// <summary>Put the file aside and go on.</summary>
    public static ErrorResolution SkipFile { get; } = new(ErrorResolutionKind.SkipFile);

    /// <summary>Split the batch.</summary>
    public static ErrorResolution SplitBatch { get; } = new(ErrorResolutionKind.SplitBatch);

    /// <summary>Pause the workflow.</summary>
    public static ErrorResolution PauseWorkflow { get; } = new(ErrorResolutionKind.PauseWorkflow);

    /// <summary>Fail the workflow.</summary>
    public static ErrorResolution FailWorkflow { get; } = new(ErrorResolutionKind.FailWorkflow);
}

namespace GraphMcp.Cli.Outcomes;

/// <summary>How a run's outcome is told.</summary>
/// <param name="Json">As one JSON document.</param>
/// <param name="FailOnFindings">Findings make the exit code 3.</param>
internal sealed record RunPresentation(bool Json, bool FailOnFindings);

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>One file that failed.</summary>
/// <param name="File">Its relative path.</param>
/// <param name="BatchId">Its batch.</param>
/// <param name="Message">What was said of it, without secrets.</param>
/// <param name="At">When, where that is known.</param>
public sealed record ErrorExample(string File, string BatchId, string Message, DateTimeOffset? At);

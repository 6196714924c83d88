namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Why the system paused a workflow.</summary>
/// <param name="Message">The reason.</param>
/// <param name="Advice">What a person should do before the resume.</param>
public sealed record PauseReason(string Message, string Advice);

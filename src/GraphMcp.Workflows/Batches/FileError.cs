namespace GraphMcp.Workflows.Batches;

/// <summary>Why a file was skipped or failed.</summary>
/// <param name="Code">A stable code in kebab case (<c>too-large</c>, <c>binary</c>, <c>unreadable</c>, <c>processor-error</c>, <c>poison</c> …).</param>
/// <param name="Message">For a person, without secrets.</param>
public sealed record FileError(string Code, string Message);

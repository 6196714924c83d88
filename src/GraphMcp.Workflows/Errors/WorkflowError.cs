using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Errors;

/// <summary>An error as data: what is known of an exception once it has crossed a task boundary.</summary>
/// <param name="Code">A stable code in kebab case.</param>
/// <param name="Class">What kind of trouble it is.</param>
/// <param name="Message">For a person, without secrets and file contents.</param>
/// <param name="Type">The exception's full type name, where it is known.</param>
/// <param name="SourceType">The source type of the file or batch, where there is one.</param>
/// <param name="Attempt">The attempt that failed, from 1.</param>
/// <param name="File">The file's relative path, where it was one file.</param>
/// <param name="Scope">What it made fail.</param>
public sealed record WorkflowError(
    string Code,
    ErrorClass Class,
    string Message,
    string? Type = null,
    SourceType? SourceType = null,
    int Attempt = 1,
    string? File = null,
    ErrorScope Scope = ErrorScope.Batch
);

using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Batches;

/// <summary>Why a file was skipped or failed.</summary>
/// <remarks>Part of committed results: what older ones leave out has a default here.</remarks>
/// <param name="Code">A stable code in kebab case (<c>too-large</c>, <c>binary</c>, <c>unreadable</c>, <c>processor-error</c>, <c>poison</c> …).</param>
/// <param name="Message">For a person, without secrets.</param>
/// <param name="Class">What kind of trouble it is.</param>
/// <param name="At">When it happened, where that is known.</param>
/// <param name="Type">The exception's full type name, where there was one.</param>
/// <param name="Resolution">What was done about it in the end.</param>
public sealed record FileError(
    string Code,
    string Message,
    ErrorClass Class = ErrorClass.Permanent,
    DateTimeOffset? At = null,
    string? Type = null,
    ErrorResolutionKind Resolution = ErrorResolutionKind.SkipFile
)
{
    /// <summary>Returns why a file is put aside that makes its activity fail, once its batch was split until it stood alone.</summary>
    public static FileError PutAside(WorkflowError error) =>
        error.Class is ErrorClass.Bug or ErrorClass.Poison
            ? new(
                ErrorCodes.Poison,
                $"The file was put aside: {error.Message}",
                ErrorClass.Poison,
                Type: error.Type,
                Resolution: ErrorResolutionKind.SplitBatch
            )
            : new(
                error.Code,
                $"The file was put aside: {error.Message}",
                error.Class,
                Type: error.Type,
                Resolution: ErrorResolutionKind.SplitBatch
            );
}

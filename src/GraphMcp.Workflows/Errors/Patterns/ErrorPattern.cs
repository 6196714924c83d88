namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Failures of the same code and type whose messages have the same shape.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Class">What kind of trouble they are.</param>
/// <param name="Type">The exception's full type name, where there was one.</param>
/// <param name="Message">The shape: the message with placeholders for what differs from file to file.</param>
/// <param name="Count">How many files.</param>
/// <param name="FirstSeen">When the first failed, where that is known.</param>
/// <param name="LastSeen">When the last failed, where that is known.</param>
/// <param name="Resolution">What was done about them.</param>
/// <param name="Examples">Up to three of them.</param>
public sealed record ErrorPattern(
    string Code,
    ErrorClass Class,
    string? Type,
    string Message,
    long Count,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? LastSeen,
    ErrorResolutionKind Resolution,
    IReadOnlyList<ErrorExample> Examples
)
{
    /// <summary>Gets what a person should do.</summary>
    public string Advice => ErrorAdvice.For(Code, Class);
}

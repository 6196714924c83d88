using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Errors;

/// <summary>One rule of a template: what is done about the errors that it matches. What it leaves out matches every error.</summary>
/// <param name="Resolution">What is done.</param>
/// <param name="Class">The class of the error.</param>
/// <param name="Code">The stable code of the error.</param>
/// <param name="Type">The exception's type, with or without its namespace.</param>
/// <param name="Message">A regular expression that the message must contain.</param>
/// <param name="SourceType">The source type of the file or batch.</param>
/// <param name="AfterSeconds">For a retry: the seconds to wait; null as the step's retry says.</param>
/// <param name="MaxAttempts">For a retry: attempts until the rule matches no more; null as the step's retry says.</param>
public sealed record ErrorRule(
    ErrorResolutionKind Resolution,
    ErrorClass? Class = null,
    string? Code = null,
    string? Type = null,
    string? Message = null,
    SourceType? SourceType = null,
    double? AfterSeconds = null,
    int? MaxAttempts = null
);

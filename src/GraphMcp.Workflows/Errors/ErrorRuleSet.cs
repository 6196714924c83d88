using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Errors;

/// <summary>Rules with their patterns made ready: once, when the first error asks.</summary>
/// <remarks>A rule whose pattern cannot be read matches nothing.</remarks>
/// <param name="rules">The rules, the first that matches holds.</param>
internal sealed class ErrorRuleSet(IReadOnlyList<ErrorRule> rules)
{
    private readonly Lazy<IReadOnlyList<(ErrorRule Rule, Regex? Message)>> ready = new(() =>
        [
            .. rules
                .Where(MessagePattern.CanMatch)
                .Select(rule => (rule, rule.Message is { } pattern ? MessagePattern.Create(pattern) : null)),
        ]
    );

    /// <summary>Returns the first rule that matches an error, or null.</summary>
    /// <param name="error">The error.</param>
    /// <param name="maxAttempts">How often is tried where a rule does not say.</param>
    public ErrorRule? Find(WorkflowError error, int maxAttempts) =>
        ready.Value.FirstOrDefault(known => Matches(known.Rule, known.Message, error, maxAttempts)).Rule;

    private static bool Matches(ErrorRule rule, Regex? message, WorkflowError error, int maxAttempts) =>
        (rule.Class is null || rule.Class == error.Class)
        && (rule.Code is null || string.Equals(rule.Code, error.Code, StringComparison.Ordinal))
        && (rule.Type is null || IsType(rule.Type, error.Type))
        && (rule.SourceType is null || rule.SourceType == error.SourceType)
        && (message is null || message.IsMatch(error.Message))
        && (rule.Resolution != ErrorResolutionKind.Retry || error.Attempt < (rule.MaxAttempts ?? maxAttempts));

    /// <summary>A rule names a type in full or only by its last part.</summary>
    private static bool IsType(string wanted, string? type) =>
        type is not null
        && type.EndsWith(wanted, StringComparison.Ordinal)
        && (type.Length == wanted.Length || type[^(wanted.Length + 1)] is '.' or '+');
}

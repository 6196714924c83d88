namespace GraphMcp.Workflows.Events;

/// <summary>What types of events a pattern takes.</summary>
public static class EventType
{
    private const int MaxLength = 100;

    /// <summary>Returns whether a pattern takes a type: the type itself, a family as <c>batch.*</c>, or <c>*</c> (and null) for all.</summary>
    public static bool Matches(string? pattern, string type) =>
        pattern is null or "*"
        || (
            pattern.EndsWith(".*", StringComparison.Ordinal)
                ? type.StartsWith(pattern[..^1], StringComparison.Ordinal)
                : string.Equals(pattern, type, StringComparison.Ordinal)
        );

    /// <summary>Returns whether a text can be the type of an event of anyone's own.</summary>
    internal static bool IsOwn(string type) =>
        type is { Length: > 0 and <= MaxLength }
        && type.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-')
        && !WorkflowEventTypes.All.Contains(type, StringComparer.Ordinal);
}

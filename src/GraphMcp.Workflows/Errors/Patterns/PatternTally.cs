namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>Adds failures up to patterns.</summary>
internal sealed class PatternTally
{
    private const int MostExamples = 3;
    private readonly Dictionary<(string Code, string? Type, string Message), ErrorPattern> patterns = [];

    /// <summary>Gets the patterns, the most frequent first.</summary>
    public IReadOnlyList<ErrorPattern> Patterns =>
        [
            .. patterns
                .Values.OrderByDescending(pattern => pattern.Count)
                .ThenBy(pattern => pattern.Code, StringComparer.Ordinal)
                .ThenBy(pattern => pattern.Message, StringComparer.Ordinal),
        ];

    public void Add(ErrorPattern more)
    {
        var key = (more.Code, more.Type, more.Message);
        patterns[key] = patterns.TryGetValue(key, out var known) ? Join(known, more) : more;
    }

    private static ErrorPattern Join(ErrorPattern known, ErrorPattern more) =>
        known with
        {
            Count = known.Count + more.Count,
            FirstSeen = known.FirstSeen is null || more.FirstSeen < known.FirstSeen ? more.FirstSeen : known.FirstSeen,
            LastSeen = known.LastSeen is null || more.LastSeen > known.LastSeen ? more.LastSeen : known.LastSeen,
            Examples = [.. known.Examples.Concat(more.Examples).Take(MostExamples)],
        };
}

namespace GraphMcp.Storage.Globs;

/// <summary>What a pattern says between two slashes.</summary>
internal sealed class GlobSegment(IReadOnlyList<GlobElement> elements)
{
    private readonly string? _literal = elements.All(e => e.IsLiteral) ? string.Concat(elements.Select(e => e.Literal)) : null;

    /// <summary>Gets whether the segment is <c>**</c> (or has more stars) and stands for any number of segments.</summary>
    public bool IsAnyDepth { get; } = elements.Count > 1 && elements.All(e => e.IsStar);

    /// <summary>Tells whether a name fits.</summary>
    public bool Matches(ReadOnlySpan<char> name) => _literal is null ? MatchesElements(name) : name.SequenceEqual(_literal);

    private bool MatchesElements(ReadOnlySpan<char> name)
    {
        var (element, position) = (0, 0);
        var (retryElement, retryPosition) = (-1, 0);
        while (position < name.Length || element < elements.Count)
        {
            if (element < elements.Count && elements[element].IsStar)
            {
                (retryElement, retryPosition) = (++element, position);
            }
            else if (element < elements.Count && position < name.Length && elements[element].Matches(name[position]))
            {
                element++;
                position++;
            }
            else if (retryElement >= 0 && retryPosition < name.Length)
            {
                (element, position) = (retryElement, ++retryPosition);
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}

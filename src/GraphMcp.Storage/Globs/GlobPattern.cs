namespace GraphMcp.Storage.Globs;

/// <summary>One pattern as <c>.gitignore</c> files write them, without the leading <c>!</c>.</summary>
/// <remarks>
/// Matching never backtracks further than the last <c>*</c> or <c>**</c>, so its cost is bounded by path times pattern whatever a pattern holds.
/// </remarks>
internal sealed class GlobPattern
{
    private readonly GlobSegment[] _segments;
    private readonly bool _directoriesOnly;
    private readonly bool _anyDepth;

    private GlobPattern(GlobSegment[] segments, bool directoriesOnly, bool anyDepth) =>
        (_segments, _directoriesOnly, _anyDepth) = (segments, directoriesOnly, anyDepth);

    /// <summary>Reads a pattern; null when it can never match.</summary>
    public static GlobPattern? TryParse(string text)
    {
        var directoriesOnly = text.EndsWith('/');
        var pattern = directoriesOnly ? text[..^1] : text;
        var anyDepth = !pattern.Contains('/');
        if (pattern.StartsWith('/'))
        {
            pattern = pattern[1..];
        }

        return GlobParser.TryParse(pattern) is { } segments ? new GlobPattern(segments, directoriesOnly, anyDepth) : null;
    }

    /// <summary>Tells whether the pattern means this very path (not one above it).</summary>
    /// <param name="path">Relative to the folder that the pattern counts from, with <c>/</c>, none at the end.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool Matches(ReadOnlySpan<char> path, bool isDirectory)
    {
        if (_directoriesOnly && !isDirectory)
        {
            return false;
        }

        return _anyDepth ? _segments is [var only] && only.Matches(path[(path.LastIndexOf('/') + 1)..]) : MatchesWhole(path);
    }

    /// <summary>Matches segment by segment; a <c>**</c> that took too few takes one more when what is behind it does not fit.</summary>
    private bool MatchesWhole(ReadOnlySpan<char> path)
    {
        var (segment, at, end) = (0, 0, path.Length + 1);
        var (retrySegment, retryAt) = (0, end);
        while (segment < _segments.Length || at < end)
        {
            if (segment < _segments.Length && _segments[segment].IsAnyDepth)
            {
                if (++segment == _segments.Length)
                {
                    return at < end;
                }

                (retrySegment, retryAt) = (segment, at);
            }
            else if (segment < _segments.Length && at < end && _segments[segment].Matches(path[at..EndOfSegment(path, at)]))
            {
                segment++;
                at = EndOfSegment(path, at) + 1;
            }
            else if (retryAt < end)
            {
                retryAt = EndOfSegment(path, retryAt) + 1;
                (segment, at) = (retrySegment, retryAt);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfSegment(ReadOnlySpan<char> path, int at) =>
        path[at..].IndexOf('/') is var length and >= 0 ? at + length : path.Length;
}

namespace GraphMcp.Storage.Globs;

/// <summary>Takes a pattern apart: <c>*</c>, <c>?</c>, <c>[sets]</c>, <c>\</c> before a character that stands for itself, and <c>/</c>.</summary>
internal static class GlobParser
{
    /// <summary>Returns the pattern's segments, or null for a pattern that is cut off (an open <c>[</c>, a <c>\</c> at the end): it never matches.</summary>
    public static GlobSegment[]? TryParse(string pattern)
    {
        var segments = new List<GlobSegment>();
        var elements = new List<GlobElement>();
        for (var at = 0; at < pattern.Length; at++)
        {
            var escaped = pattern[at] == '\\';
            if (escaped && ++at == pattern.Length)
            {
                return null;
            }

            switch (pattern[at])
            {
                case '/':
                    segments.Add(new GlobSegment(elements));
                    elements = [];
                    break;
                case '*' when !escaped:
                    elements.Add(GlobElement.Star);
                    break;
                case '?' when !escaped:
                    elements.Add(GlobElement.Any);
                    break;
                case '[' when !escaped:
                    if (GlobSetParser.TryParse(pattern, ref at) is not { } set)
                    {
                        return null;
                    }

                    elements.Add(GlobElement.Of(set));
                    break;
                default:
                    elements.Add(GlobElement.Of(pattern[at]));
                    break;
            }
        }

        segments.Add(new GlobSegment(elements));
        return [.. segments];
    }
}

namespace GraphMcp.Processing.References.Matching;

/// <summary>The identifier around a name: letters, digits, underscores and hyphens, as far as it is worth looking at.</summary>
internal static class Identifier
{
    /// <summary>Longer runs are no identifiers but encoded data; what lies beyond is not looked at.</summary>
    private const int Reach = 80;

    public static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    /// <summary>Returns where the identifier starts that goes on at <paramref name="at"/>.</summary>
    public static int StartOf(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < Reach && IsPart(text[start - 1]))
        {
            start--;
        }

        return IsBehindEscape(text, start, at) ? at
            : IsCommandFlag(text, start, at) ? at
            : start;
    }

    /// <summary>Returns where the identifier ends that goes on at <paramref name="at"/>.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < Reach && IsPart(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>
    /// Tells whether all that glues to the left is an escape: <c>\n</c> and the like or <c>\u0022</c> in a string literal, <c>%2F</c> in a URL.
    /// </summary>
    private static bool IsBehindEscape(ReadOnlySpan<char> text, int start, int at)
    {
        var glued = text[start..at];
        var before = start > 0 ? text[start - 1] : '\0';
        return (before, glued.Length) switch
        {
            ('\\', 1) => glued[0] is 'n' or 'r' or 't' or 'b' or 'f' or 'v' or '0',
            ('\\', 5) => glued[0] == 'u' && char.IsAsciiHexDigit(glued[1]) && char.IsAsciiHexDigit(glued[4]),
            ('%', 2) => char.IsAsciiHexDigit(glued[0]) && char.IsAsciiHexDigit(glued[1]),
            _ => false,
        };
    }

    /// <summary>Tells whether what glues to the left is a one-letter flag of a command: <c>pg_dump -dpostgres_air</c>.</summary>
    private static bool IsCommandFlag(ReadOnlySpan<char> text, int start, int at) =>
        at - start == 2 && text[start] == '-' && text[start + 1] is 'd' or 'D' && (start == 0 || char.IsWhiteSpace(text[start - 1]));
}

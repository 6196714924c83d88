namespace GraphMcp.Processing.References.Lexing;

/// <summary>Finds where a string literal ends.</summary>
internal static class StringScanner
{
    /// <summary>Returns the offset behind the closing quote, or null when the quote at <paramref name="at"/> opens no string.</summary>
    public static int? EndOf(string text, StringLiteral literal, int at)
    {
        if (literal.Escape is StringEscape.BackslashAtValueStart or StringEscape.DoubledAtValueStart && !IsValueStart(text, at))
        {
            return null;
        }

        at += literal.Open.Length;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '\\' && literal.Escape is StringEscape.Backslash or StringEscape.BackslashAtValueStart)
            {
                at += 2;
            }
            else if (c is '\n' or '\r' && !literal.SpansLines)
            {
                return null;
            }
            else if (c != literal.Close[0] || !text.AsSpan(at).StartsWith(literal.Close, StringComparison.Ordinal))
            {
                at++;
            }
            else if (IsDoubled(text, literal, at))
            {
                at += 2;
            }
            else
            {
                return at + literal.Close.Length;
            }
        }

        return null;
    }

    private static bool IsDoubled(string text, StringLiteral literal, int at) =>
        literal.Escape is StringEscape.Doubled or StringEscape.DoubledAtValueStart
        && at + 1 < text.Length
        && text[at + 1] == literal.Close[0];

    private static bool IsValueStart(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
        {
            before--;
        }

        if (before < 0)
        {
            return true;
        }

        return text[before] is '\n' or '\r' or '[' or '{' or ',' || (before < at - 1 && text[before] is ':' or '-' or '?');
    }
}

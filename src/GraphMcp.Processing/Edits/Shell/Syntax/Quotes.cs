using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Quotes around words.</summary>
internal static class Quotes
{
    /// <summary>Returns the range without the quotes, if one pair holds all of it.</summary>
    public static TextRange Strip(string text, TextRange range)
    {
        if (range.Length < 2 || text[range.Start] is not ('"' or '\'') || text[range.End - 1] != text[range.Start])
        {
            return range;
        }

        var inner = new TextRange(range.Start + 1, range.End - 1);
        return EndsWithin(inner.In(text), text[range.Start]) ? range : inner;
    }

    private static bool EndsWithin(ReadOnlySpan<char> content, char quote)
    {
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] == quote)
            {
                return true;
            }

            at += content[at] == '\\' && quote == '"' ? 1 : 0;
        }

        return false;
    }
}

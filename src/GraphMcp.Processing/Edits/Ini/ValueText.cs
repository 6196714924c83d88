using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>What of a line is the value itself.</summary>
internal static class ValueText
{
    /// <summary>Returns the range without the quotes around it.</summary>
    public static TextRange Unquote(string text, TextRange range) =>
        range.Length >= 2 && text[range.Start] is '"' or '\'' && text[range.End - 1] == text[range.Start]
            ? new TextRange(range.Start + 1, range.End - 1)
            : range;

    /// <summary>Returns the range without a comment behind the value: white space, then one of the marks, outside of quotes.</summary>
    public static TextRange WithoutComment(string text, TextRange range, string marks)
    {
        var quote = '\0';
        for (var at = range.Start; at < range.End; at++)
        {
            var character = text[at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'' && at == range.Start)
            {
                quote = character;
            }
            else if (marks.Contains(character, StringComparison.Ordinal) && (at == range.Start || char.IsWhiteSpace(text[at - 1])))
            {
                return (range with { End = at }).Trim(text);
            }
        }

        return range;
    }
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>A text of words between blanks.</summary>
internal static class WordList
{
    /// <summary>Returns the words, or null when the text holds anything but plain words.</summary>
    public static IReadOnlyList<TextRange>? Split(string text, TextRange range)
    {
        List<TextRange> words = [];
        for (var at = range.Start; at < range.End; )
        {
            var start = at;
            while (at < range.End && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(new TextRange(start, at));
            }

            if (at < range.End && !char.IsWhiteSpace(text[at]))
            {
                return null;
            }

            at++;
        }

        return words.Count > 0 ? words : null;
    }
}

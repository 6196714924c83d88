namespace GraphMcp.Processing.References.Lexing;

/// <summary>Texts that a script holds between <c>&lt;&lt;WORD</c> and a line <c>WORD</c>.</summary>
internal static class HereDocument
{
    private const int LongestLine = 1000; // what starts further to the left is not looked at

    /// <summary>Returns the closing word, or null when no here-document starts at the offset.</summary>
    public static string? WordAt(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (
            !rest.StartsWith("<<", StringComparison.Ordinal)
            || rest.StartsWith("<<<", StringComparison.Ordinal)
            || (at > 0 && text[at - 1] == '<')
        )
        {
            return null;
        }

        rest = rest[2..].TrimStart("-~").TrimStart("'\"\\");
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_'))
        {
            length++;
        }

        return length > 0 && !char.IsAsciiDigit(rest[0]) ? rest[..length].ToString() : null;
    }

    /// <summary>Returns where the line of the closing word starts, or null when there is none.</summary>
    public static int? EndOf(string text, int at, string word)
    {
        for (var line = at; line < text.Length; )
        {
            var ending = text.IndexOf('\n', line);
            var end = ending < 0 ? text.Length : ending;
            if (text.AsSpan(line, end - line).Trim().TrimEnd(";)").SequenceEqual(word))
            {
                return line;
            }

            line = end + 1;
        }

        return null;
    }

    /// <summary>Tells whether an offset stands on a line of an embedded text that is a comment in the languages one embeds.</summary>
    public static bool IsCommentLine(string text, int offset)
    {
        var before = text.AsSpan(Math.Max(0, offset - LongestLine), Math.Min(offset, LongestLine));
        var line = before[(before.LastIndexOf('\n') + 1)..].TrimStart();
        return line.StartsWith('#') || line.StartsWith("--", StringComparison.Ordinal) || line.StartsWith("//", StringComparison.Ordinal);
    }
}

namespace GraphMcp.Processing.References.Matching;

/// <summary>Parts an identifier into its words: at separators, humps (<c>airDb</c>, <c>HTTPServer</c>) and between letters and digits.</summary>
internal static class WordSplitter
{
    /// <summary>Returns the words' ranges in order; characters that are neither letter nor digit belong to none.</summary>
    public static List<Range> Split(ReadOnlySpan<char> identifier)
    {
        var words = new List<Range>();
        var start = -1;
        for (var i = 0; i < identifier.Length; i++)
        {
            if (!char.IsLetterOrDigit(identifier[i]))
            {
                Close(words, ref start, i);
            }
            else if (start < 0)
            {
                start = i;
            }
            else if (StartsWord(identifier, i))
            {
                Close(words, ref start, i);
                start = i;
            }
        }

        Close(words, ref start, identifier.Length);
        return words;
    }

    private static void Close(List<Range> words, ref int start, int end)
    {
        if (start >= 0)
        {
            words.Add(start..end);
            start = -1;
        }
    }

    /// <summary>Tells whether a word starts at an index whose left neighbour is a letter or digit too.</summary>
    public static bool StartsWord(ReadOnlySpan<char> text, int at)
    {
        var (left, here) = (text[at - 1], text[at]);
        if (char.IsDigit(left) != char.IsDigit(here))
        {
            return true;
        }

        if (!char.IsUpper(here))
        {
            return false;
        }

        return !char.IsUpper(left) || (at + 1 < text.Length && char.IsLower(text[at + 1]));
    }
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Yaml;

/// <summary>Finds YAML's comments: a hash at a line's start or after a blank, outside of every scalar.</summary>
internal static class YamlComments
{
    /// <summary>Returns the comments in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scalars">Every scalar as it is written, in order.</param>
    public static List<TextRange> Find(string text, List<TextRange> scalars)
    {
        var comments = new List<TextRange>();
        var next = 0;
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = NextHash(text, at + 1))
        {
            while (next < scalars.Count && scalars[next].End <= at)
            {
                next++;
            }

            if (next < scalars.Count && scalars[next].Contains(at))
            {
                at = scalars[next].End - 1;
            }
            else if (at == 0 || text[at - 1] is ' ' or '\t' or '\r' or '\n')
            {
                var comment = new TextRange(at, EndOfLine(text, at));
                comments.Add(comment);
                at = comment.End - 1;
            }
        }

        return comments;
    }

    private static int NextHash(string text, int from) => from < text.Length ? text.IndexOf('#', from) : -1;

    private static int EndOfLine(string text, int from)
    {
        var ending = text.AsSpan(from).IndexOfAny('\r', '\n');
        return ending < 0 ? text.Length : from + ending;
    }
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Finds what a value takes from elsewhere: <c>${…}</c>, <c>$(…)</c>, <c>{{ … }}</c>, <c>${{ … }}</c>, <c>$NAME</c>.</summary>
internal static class Interpolations
{
    private static readonly (string Open, string Close)[] Pairs = [("${{", "}}"), ("{{", "}}"), ("${", "}"), ("$(", ")"), ("%{", "}")];

    /// <summary>Returns the spans of the outermost interpolations, in order.</summary>
    public static List<TextRange> In(string value)
    {
        var spans = new List<TextRange>();
        for (var at = 0; at < value.Length; at++)
        {
            if (LengthAt(value, at) is > 0 and var length)
            {
                spans.Add(new TextRange(at, at + length));
                at += length - 1;
            }
        }

        return spans;
    }

    /// <summary>Returns the value with every interpolation, blanks in it included, replaced by as many letters.</summary>
    public static string Mask(string value, List<TextRange> interpolations)
    {
        var masked = value.ToCharArray();
        foreach (var span in interpolations)
        {
            Array.Fill(masked, 'x', span.Start, span.Length);
        }

        return new string(masked);
    }

    private static int LengthAt(string value, int at)
    {
        foreach (var (open, close) in Pairs)
        {
            if (string.CompareOrdinal(value, at, open, 0, open.Length) == 0)
            {
                return EndOf(value, at + open.Length, open, close) - at;
            }
        }

        return value[at] == '$' ? NameLength(value, at + 1) : 0;
    }

    private static int EndOf(string value, int at, string open, string close)
    {
        for (var depth = 1; at < value.Length; at++)
        {
            if (string.CompareOrdinal(value, at, close, 0, close.Length) == 0 && --depth == 0)
            {
                return at + close.Length;
            }

            depth += value[at] == open[^1] && close.Length == 1 ? 1 : 0;
        }

        return value.Length;
    }

    private static int NameLength(string value, int at)
    {
        var start = at;
        while (at < value.Length && (value[at] == '_' || char.IsAsciiLetterOrDigit(value[at])))
        {
            at++;
        }

        return at == start ? 0 : at - start + 1;
    }
}

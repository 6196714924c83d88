namespace GraphMcp.Processing.References.Matching;

/// <summary>Affixes that are computed: <c>postgres_air_${var.env}</c>, <c>{{ .Release.Name }}-postgres-air</c>, <c>postgres_air_%s</c>.</summary>
internal static class Interpolation
{
    private const int Reach = 60;
    private const string Unknown = "?";

    /// <summary>Adds the last known word of an interpolation that a separator ties to the identifier, or a word that nobody knows.</summary>
    public static void AddWords(ReadOnlySpan<char> text, int start, int end, List<string> before, List<string> behind)
    {
        if (end < text.Length && text[end - 1] is '_' or '-' && text[end] is '$' or '{' or '%' or '<' or '(')
        {
            var rest = text.Slice(end, Math.Min(Reach, text.Length - end));
            var close = rest.IndexOfAny("})>\n");
            behind.Add(KnownWordIn(close < 0 ? rest : rest[..close]));
        }

        if (start > 0 && text[start] is '_' or '-' && text[start - 1] is '}' or '%' or '>' or ')')
        {
            var rest = text[Math.Max(0, start - Reach)..start];
            var open = rest.LastIndexOfAny("{(<\n");
            before.Insert(0, KnownWordIn(open < 0 ? rest : rest[open..]));
        }
    }

    private static string KnownWordIn(ReadOnlySpan<char> expression)
    {
        foreach (var range in WordSplitter.Split(expression))
        {
            var word = expression[range].ToString().ToLowerInvariant();
            if (AffixWords.Environment.Contains(word) || word is "env" or "release" or "prefix" or "suffix" or "name" or "region")
            {
                return "environment";
            }
        }

        return Unknown;
    }
}

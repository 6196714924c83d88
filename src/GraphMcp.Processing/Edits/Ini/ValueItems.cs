using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>A value that is a list: items between commas, or on lines of their own.</summary>
internal static class ValueItems
{
    /// <summary>Returns the items without what parts them, or null when the value is no list of at least two plain items.</summary>
    public static IReadOnlyList<TextRange>? Split(string text, SettingsEntry entry)
    {
        List<TextRange> items = [];
        var start = entry.Value.Start;
        for (var at = start; at <= entry.Value.End; at++)
        {
            if (at == entry.Value.End || text[at] == ',' || (entry.LinesAreItems && text[at] is '\n' or '\r'))
            {
                Add(text, items, new TextRange(start, at));
                start = at + 1;
            }
        }

        return items.Count > 1 && items.TrueForAll(item => IsPlain(item.In(text))) ? items : null;
    }

    private static void Add(string text, List<TextRange> items, TextRange raw)
    {
        var item = raw.Trim(text);
        while (!item.IsEmpty && text[item.Start] == '\\' && IsLineEnding(text, item.Start + 1))
        {
            item = (item with { Start = item.Start + 1 }).Trim(text);
        }

        while (!item.IsEmpty && text[item.End - 1] == '\\' && IsLineEnding(text, item.End))
        {
            item = (item with { End = item.End - 1 }).Trim(text);
        }

        if (!item.IsEmpty)
        {
            items.Add(item);
        }
    }

    private static bool IsPlain(ReadOnlySpan<char> item)
    {
        foreach (var character in item)
        {
            if (char.IsWhiteSpace(character) || character is '#' or ';' or '[' or ']' or '{' or '}')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLineEnding(string text, int offset) => offset >= text.Length || text[offset] is '\r' or '\n';
}

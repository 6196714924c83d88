using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>.env: <c>KEY=value</c> with or without <c>export</c>; a quoted value may go on over several lines.</summary>
internal static class EnvParser
{
    public static void Parse(SettingsFile file)
    {
        var source = file.Source;
        for (var line = 1; line <= source.LineCount; line++)
        {
            var content = source.ContentOf(line);
            var trimmed = content.Trim(source.Text);
            if (trimmed.IsEmpty)
            {
                continue;
            }

            if (source.Text[trimmed.Start] == '#')
            {
                file.Comments.Add(content);
            }
            else if (KeyOf(source.Text, trimmed) is not { } key)
            {
                file.Fail(line, "neither assignment nor comment");
            }
            else
            {
                line = AddEntry(file, content, key, line);
            }
        }
    }

    private static int AddEntry(SettingsFile file, TextRange content, TextRange key, int line)
    {
        var (text, rest) = (file.Source.Text, new TextRange(key.End, content.End).Trim(file.Source.Text));
        if (rest.IsEmpty)
        {
            file.Entries.Add(new SettingsEntry(content, key, rest) { IsBare = true });
            return line;
        }

        var value = new TextRange(rest.Start + 1, rest.End).Trim(text);
        if (QuotedValue(file.Source, value) is { } quoted)
        {
            var last = file.Source.LineAt(quoted.End);
            var range = new TextRange(content.Start, file.Source.ContentOf(last).End);
            file.Entries.Add(new SettingsEntry(range, key, quoted));
            return last;
        }

        file.Entries.Add(new SettingsEntry(content, key, ValueText.WithoutComment(text, value, "#")));
        return line;
    }

    /// <summary>Returns the key when the line is an assignment or only a key.</summary>
    private static TextRange? KeyOf(string text, TextRange line)
    {
        var start = line.Start;
        if (line.In(text).StartsWith("export ", StringComparison.Ordinal))
        {
            start = new TextRange(start + "export ".Length, line.End).Trim(text).Start;
        }

        var end = start;
        while (end < line.End && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'))
        {
            end++;
        }

        var rest = new TextRange(end, line.End).Trim(text);
        return end > start && (rest.IsEmpty || text[rest.Start] is '=' or ':') ? new TextRange(start, end) : null;
    }

    /// <summary>Returns what stands between the quotes; null when the value is not quoted as a whole.</summary>
    private static TextRange? QuotedValue(SourceText source, TextRange value)
    {
        var text = source.Text;
        if (value.IsEmpty || text[value.Start] is not ('"' or '\'' or '`'))
        {
            return null;
        }

        var quote = text[value.Start];
        var end = value.Start + 1;
        while (end < text.Length && text[end] != quote)
        {
            end += text[end] == '\\' && quote == '"' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            return null;
        }

        var rest = new TextRange(end + 1, source.ContentOf(source.LineAt(end)).End).Trim(text);
        return rest.IsEmpty || text[rest.Start] == '#' ? new TextRange(value.Start + 1, end) : null;
    }
}

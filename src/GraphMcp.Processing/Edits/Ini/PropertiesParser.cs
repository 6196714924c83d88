using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>Java properties: the key ends at <c>=</c>, <c>:</c> or white space; a backslash at the end of a line continues it.</summary>
internal static class PropertiesParser
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

            if (source.Text[trimmed.Start] is '#' or '!')
            {
                file.Comments.Add(content);
            }
            else if (TemplateTag.StartsLine(trimmed.In(source.Text)))
            {
                file.Fail(line, "neither entry nor comment");
            }
            else
            {
                line = AddEntry(file, line, trimmed);
            }
        }
    }

    private static int AddEntry(SettingsFile file, int line, TextRange trimmed)
    {
        var (source, text) = (file.Source, file.Source.Text);
        var last = line;
        while (last < source.LineCount && Continues(text, source.ContentOf(last)))
        {
            last++;
        }

        var range = new TextRange(source.ContentOf(line).Start, source.ContentOf(last).End);
        var key = trimmed with { End = EndOfKey(text, trimmed.Start, source.ContentOf(line).End) };
        var rest = new TextRange(key.End, range.End).Trim(text);
        var value = !rest.IsEmpty && text[rest.Start] is '=' or ':' ? new TextRange(rest.Start + 1, rest.End).Trim(text) : rest;
        file.Entries.Add(new SettingsEntry(range, key, value) { IsBare = rest.IsEmpty });
        return last;
    }

    private static int EndOfKey(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is not ('=' or ':' or ' ' or '\t' or '\f'))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, end);
    }

    private static bool Continues(string text, TextRange content)
    {
        var backslashes = 0;
        while (content.End - backslashes > content.Start && text[content.End - backslashes - 1] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }
}

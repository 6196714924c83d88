using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>
/// INI: sections, entries with <c>=</c> or <c>:</c>, bare words, comments with <c>#</c> or <c>;</c>, values that go on over lines indented
/// deeper than their key, and in systemd units over lines that end with a backslash.
/// </summary>
internal sealed class IniParser(SettingsFile file, bool backslashContinues)
{
    private readonly SourceText _source = file.Source;
    private readonly string _text = file.Source.Text;
    private bool _lastLineEndsWithBackslash;

    public void Parse()
    {
        for (var line = 1; line <= _source.LineCount; line++)
        {
            var content = _source.ContentOf(line);
            var trimmed = content.Trim(_text);
            if (!trimmed.IsEmpty)
            {
                line = ParseLine(line, content, trimmed);
            }
        }
    }

    private int ParseLine(int line, TextRange content, TextRange trimmed)
    {
        var text = trimmed.In(_text);
        if (text[0] is '#' or ';')
        {
            file.Comments.Add(content);
        }
        else if (TemplateTag.StartsLine(text) || text[0] is '{' or '}' or '<' || text[^1] == '{')
        {
            file.Fail(line, "neither section, entry nor comment");
        }
        else if (text[0] == '[')
        {
            AddSection(line, content, trimmed);
        }
        else
        {
            return AddEntry(line, trimmed);
        }

        return line;
    }

    private void AddSection(int line, TextRange content, TextRange trimmed)
    {
        var close = trimmed.In(_text).LastIndexOf(']');
        var rest = close < 0 ? default : new TextRange(trimmed.Start + close + 1, trimmed.End).Trim(_text);
        if (close < 2 || (!rest.IsEmpty && _text[rest.Start] is not ('#' or ';')))
        {
            file.Fail(line, "a section header that does not end");
            return;
        }

        file.Sections.Add(new SettingsSection(content, new TextRange(trimmed.Start + 1, trimmed.Start + close)));
        _lastLineEndsWithBackslash = false;
    }

    private int AddEntry(int line, TextRange trimmed)
    {
        var last = LastLineOf(line, trimmed);
        var first = _source.ContentOf(line);
        var range = new TextRange(first.Start, _source.ContentOf(last).Trim(_text).End);
        var separator = trimmed.In(_text).IndexOfAny('=', ':');
        var key = separator < 0 ? trimmed : new TextRange(trimmed.Start, trimmed.Start + separator).Trim(_text);
        var value =
            separator < 0 ? new TextRange(range.End, range.End) : new TextRange(trimmed.Start + separator + 1, range.End).Trim(_text);
        file.Entries.Add(
            new SettingsEntry(range, key, last == line ? ValueText.Unquote(_text, ValueText.WithoutComment(_text, value, "#;")) : value)
            {
                LinesAreItems = last > line && !backslashContinues,
                IsBare = separator < 0,
                IsAmbiguous = _lastLineEndsWithBackslash || IsAmbiguous(line, last, value),
            }
        );
        _lastLineEndsWithBackslash = !backslashContinues && EndsWithBackslash(last);
        return last;
    }

    private int LastLineOf(int line, TextRange trimmed)
    {
        var last = line;
        if (backslashContinues)
        {
            while (EndsWithBackslash(last) && last < _source.LineCount)
            {
                last++;
            }

            return last;
        }

        var indent = trimmed.Start - _source.ContentOf(line).Start;
        for (var next = line + 1; next <= _source.LineCount; next++)
        {
            var content = _source.ContentOf(next);
            var inner = content.Trim(_text);
            if (inner.IsEmpty)
            {
                continue;
            }

            if (inner.Start - content.Start <= indent)
            {
                break;
            }

            last = _text[inner.Start] is '#' or ';' ? last : next;
        }

        return last;
    }

    /// <summary>Deeper lines that look like entries or headers may be just that, sloppily indented.</summary>
    private bool IsAmbiguous(int line, int last, TextRange value)
    {
        if (backslashContinues || EndsWithBackslash(last))
        {
            return !backslashContinues;
        }

        var startsOnLine = !value.IsEmpty && _source.LineAt(value.Start) == line;
        for (var next = line + 1; next <= last; next++)
        {
            var content = _source.ContentOf(next).Trim(_text).In(_text);
            if (!content.IsEmpty && (content[0] == '[' || TemplateTag.StartsLine(content) || (startsOnLine && content.Contains('='))))
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsWithBackslash(int line)
    {
        var content = _source.ContentOf(line);
        return !content.IsEmpty && _text[content.End - 1] == '\\';
    }
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>The paragraphs of a text: lines between blank lines.</summary>
internal static class TextPassages
{
    public static IReadOnlyList<Passage> Of(string text, TextMarkup markup, string database)
    {
        var source = new SourceText(text);
        List<Passage> passages = [];
        var isMarked = false;
        for (var line = 1; line <= source.LineCount; line++)
        {
            var content = source.ContentOf(line);
            if (content.Trim(text).IsEmpty)
            {
                continue;
            }

            var last = LastLineOf(source, line);
            var (start, marked) = SkipMarkers(source, line, last, database);
            isMarked |= marked;
            if (start <= last)
            {
                Add(
                    passages,
                    new Passage(new TextRange(source.WholeLine(start).Start, source.WholeLine(last).End), content.Start, isMarked)
                );
                isMarked = false;
            }

            line = last;
        }

        return passages;

        void Add(List<Passage> all, Passage next)
        {
            var isNested = markup.IndentationNests && all.Count > 0 && text[next.Range.Start] is ' ' or '\t';
            if (isNested && !next.IsMarked)
            {
                all[^1] = all[^1] with { Range = all[^1].Range with { End = next.Range.End } };
            }
            else
            {
                all.Add(next);
            }
        }
    }

    private static int LastLineOf(SourceText source, int line)
    {
        while (line < source.LineCount && !source.ContentOf(line + 1).Trim(source.Text).IsEmpty)
        {
            line++;
        }

        return line;
    }

    private static (int Start, bool IsMarked) SkipMarkers(SourceText source, int line, int last, string database)
    {
        var isMarked = false;
        for (; line <= last && DecommissionMarker.IsMarker(source.ContentOf(line).In(source.Text)); line++)
        {
            isMarked |= DecommissionMarker.IsMarkerOf(source.ContentOf(line).In(source.Text), database);
        }

        return (line, isMarked);
    }
}

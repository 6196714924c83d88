using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>The parts of a section's name: <c>database "x"</c>, <c>program:x</c>.</summary>
internal static class SectionName
{
    public static IReadOnlyList<TextRange> Parts(string text, TextRange name)
    {
        List<TextRange> parts = [];
        var start = name.Start;
        for (var at = start; at <= name.End; at++)
        {
            if (at == name.End || text[at] is ':' or ' ' or '\t' or '"' or '\'')
            {
                if (at > start)
                {
                    parts.Add(new TextRange(start, at));
                }

                start = at + 1;
            }
        }

        return parts;
    }
}

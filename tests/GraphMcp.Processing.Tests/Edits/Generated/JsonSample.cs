namespace GraphMcp.Processing.Tests.Edits.Generated;

/// <summary>Writes samples as JSON with comments and, if asked, trailing commas.</summary>
internal sealed class JsonSample(bool trailingCommas, bool comments)
{
    public List<string> Write(SampleNode node, string indentation = "", string head = "", string tail = "") =>
        node switch
        {
            SampleMap { Flow: false, Entries.Count: > 0 } map => Write(map.Entries, indentation, head + "{", "}" + tail),
            SampleList { Flow: false, Items.Count: > 0 } list => Write(list.Items, indentation, head + "[", "]" + tail),
            _ => [indentation + head + Flow(node) + tail],
        };

    private List<string> Write(IReadOnlyList<SampleEntry> entries, string indentation, string open, string close)
    {
        List<string> lines = [indentation + open];
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, inner) = (entries[i], indentation + "  ");
            var comma = i + 1 < entries.Count || trailingCommas ? "," : "";
            lines.AddRange(comments || entry.Trivia == SampleTrivia.BlankLine ? SampleLines.Before(entry, inner, "//") : []);
            lines.AddRange(Write(entry.Value, inner, KeyOf(entry), comma + (comments ? SampleLines.After(entry, "//") : "")));
        }

        lines.Add(indentation + close);
        return lines;
    }

    private static string Flow(SampleNode node) =>
        node switch
        {
            SampleText { Text: "17" or "true" } text => text.Text,
            SampleText text => $"\"{text.Text}\"",
            SampleMap map => "{ " + string.Join(", ", map.Entries.Select(entry => KeyOf(entry) + Flow(entry.Value))) + " }",
            SampleList list => "[" + string.Join(", ", list.Items.Select(item => Flow(item.Value))) + "]",
            _ => throw new ArgumentException("The node is of no known kind.", nameof(node)),
        };

    private static string KeyOf(SampleEntry entry) => entry.Key.Length == 0 ? "" : $"\"{entry.Key}\": ";
}

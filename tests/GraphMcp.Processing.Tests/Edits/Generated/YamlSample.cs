namespace GraphMcp.Processing.Tests.Edits.Generated;

/// <summary>Writes samples as YAML.</summary>
internal static class YamlSample
{
    private static readonly string[] BlockStyles = ["|", "|+", ">-", "|2+"];

    /// <summary>Writes entries of a root; some define an anchor, use the last one, or start a document.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="turns">What each entry does besides.</param>
    public static List<List<string>> WriteRoot(IReadOnlyList<SampleEntry> entries, IReadOnlyList<int> turns)
    {
        var blocks = new List<List<string>>();
        var hasAnchor = false;
        for (var i = 0; i < entries.Count; i++)
        {
            var block = Write(new SampleMap([entries[i]], Flow: false));
            if (
                turns[i] == 0
                && block.FindIndex(line => line.StartsWith(entries[i].Key + ":", StringComparison.Ordinal)) is var head and >= 0
            )
            {
                block[head] = block[head].Insert(entries[i].Key.Length + 1, " &shared");
                hasAnchor = true;
            }
            else if (turns[i] == 1 && hasAnchor)
            {
                block = [$"{entries[i].Key}: *shared"];
            }
            else if (turns[i] == 2)
            {
                blocks.Add(["---"]);
                hasAnchor = false;
            }

            blocks.Add(block);
        }

        return blocks;
    }

    public static List<string> Write(SampleNode node, string indentation = "") =>
        node switch
        {
            SampleMap { Entries.Count: > 0 } map => [.. map.Entries.SelectMany(entry => WriteMember(entry, indentation, entry.Key + ":"))],
            SampleList { Items.Count: > 0 } list => [.. list.Items.SelectMany(item => WriteMember(item, indentation, "-"))],
            _ => throw new ArgumentException("Only a collection with members has lines of its own.", nameof(node)),
        };

    private static IEnumerable<string> WriteMember(SampleEntry entry, string indentation, string head)
    {
        var before = SampleLines.Before(entry, indentation, "#");
        var after = SampleLines.After(entry, "#");
        return entry.Value switch
        {
            SampleText { Style: 2 } text =>
            [
                .. before,
                $"{indentation}{head} {BlockStyles[text.Text.Length % BlockStyles.Length]}{after}",
                $"{indentation}    {text.Text}",
            ],
            SampleText text => [.. before, $"{indentation}{head} {Flow(text)}{after}"],
            var value when IsBlock(value) => [.. before, .. Block(value, indentation, head, after)],
            var value => [.. before, $"{indentation}{head} {Flow(value)}{after}"],
        };
    }

    private static IEnumerable<string> Block(SampleNode value, string indentation, string head, string after)
    {
        var lines = Write(value, indentation + "  ");
        var isCompact = head == "-" && after.Length == 0 && lines[0].Length > 0 && lines[0].TrimStart()[0] != '#';
        return isCompact ? [$"{indentation}- {lines[0].TrimStart()}", .. lines.Skip(1)] : [$"{indentation}{head}{after}", .. lines];
    }

    private static bool IsBlock(SampleNode node) =>
        node is SampleMap { Flow: false, Entries.Count: > 0 } or SampleList { Flow: false, Items.Count: > 0 };

    private static string Flow(SampleNode node) =>
        node switch
        {
            SampleText { Style: 0 } text when IsPlain(text.Text) => text.Text,
            SampleText { Style: 1 } text => $"'{text.Text}'",
            SampleText text => $"\"{text.Text}\"",
            SampleMap map => "{" + string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Flow(entry.Value)}")) + "}",
            SampleList list => "[" + string.Join(", ", list.Items.Select(item => Flow(item.Value))) + "]",
            _ => throw new ArgumentException("The node is of no known kind.", nameof(node)),
        };

    private static bool IsPlain(string text) => text.AsSpan().IndexOfAny("#{}-") < 0;
}

namespace GraphMcp.Processing.Tests.Edits.Generated;

/// <summary>Writes samples as HCL: each entry of the root as an attribute or a block that refers to some of the others.</summary>
internal static class HclSample
{
    private static readonly string[] References =
    [
        "local.k1",
        "aws_db_instance.main.address",
        "aws_db_instance.postgres_air.address",
        "var.database",
        "\"${aws_db_instance.main.id}\"",
        "\"postgres://${var.user}@${aws_db_instance.main.address}/x\"",
        "local.databases.main",
    ];

    /// <summary>Writes one entry of the root.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="shape">Which kind of block or attribute it becomes.</param>
    public static List<string> Write(SampleEntry entry, int shape) =>
        shape switch
        {
            0 => [.. SampleLines.Before(entry, "", "#"), .. Value(entry.Value, "", Name(entry) + " = ", SampleLines.After(entry, "#"))],
            1 => Block(entry, "locals {"),
            2 => Block(entry, $"resource \"aws_db_instance\" \"{Name(entry)}\" {{"),
            3 => Block(entry, $"resource \"aws_instance\" \"{Name(entry)}\" {{"),
            4 => Block(entry, $"module \"{Name(entry)}\" {{"),
            5 => ["output \"" + Name(entry) + "\" {", .. Value(entry.Value, "  ", "value = ", ""), "}"],
            6 => ["variable \"" + Name(entry) + "\" {", .. Value(entry.Value, "  ", "default = ", ""), "}"],
            _ => ["resource \"aws_db_instance\" \"main\" {", "  db_name = \"postgres_air\"", "}"],
        };

    private static List<string> Block(SampleEntry entry, string head)
    {
        var entries = entry.Value is SampleMap map ? map.Entries : [entry];
        var lines = entries.SelectMany(each => (IEnumerable<string>)[.. SampleLines.Before(each, "  ", "//"), .. Attribute(each)]);
        return [.. SampleLines.Before(entry, "", "#"), head, .. lines, "}"];
    }

    private static List<string> Attribute(SampleEntry entry) =>
        entry.Value is SampleText { Style: 2 } text && text.Text.StartsWith('u')
            ? [$"  {Name(entry)} = <<-EOT", $"    {text.Text}", "  EOT"]
            : Value(entry.Value, "  ", Name(entry) + " = ", SampleLines.After(entry, "#"));

    private static List<string> Value(SampleNode node, string indentation, string head, string tail) =>
        node switch
        {
            SampleMap { Flow: false, Entries.Count: > 0 } map => Lines(map.Entries, indentation, head + "{", "}" + tail, ""),
            SampleList { Flow: false, Items.Count: > 0 } list => Lines(list.Items, indentation, head + "[", "]" + tail, ","),
            _ => [indentation + head + Flow(node) + tail],
        };

    private static List<string> Lines(IReadOnlyList<SampleEntry> entries, string indentation, string open, string close, string comma)
    {
        var inner = indentation + "  ";
        var lines = entries.SelectMany(entry =>
            (IEnumerable<string>)
                [
                    .. SampleLines.Before(entry, inner, "#"),
                    .. Value(entry.Value, inner, comma.Length > 0 ? "" : Name(entry) + " = ", comma + SampleLines.After(entry, "#")),
                ]
        );
        return [indentation + open, .. lines, indentation + close];
    }

    private static string Flow(SampleNode node) =>
        node switch
        {
            SampleText { Text: "17" or "true" } text => text.Text,
            SampleText { Style: 1 } text => References[text.Text.Length % References.Length],
            SampleText text => $"\"{text.Text}\"",
            SampleMap map => "{ " + string.Join(", ", map.Entries.Select(entry => $"{Name(entry)} = {Flow(entry.Value)}")) + " }",
            SampleList list => "[" + string.Join(", ", list.Items.Select(item => Flow(item.Value))) + "]",
            _ => throw new ArgumentException("The node is of no known kind.", nameof(node)),
        };

    private static string Name(SampleEntry entry) => entry.Key.Length == 0 ? "k1" : entry.Key;
}

using GraphMcp.Processing.Edits.Naming;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>systemd units: directives repeat and add up, values are commands; only few of them may go.</summary>
internal static class SystemdUnit
{
    private static readonly string[] Extensions = [".service", ".timer", ".socket", ".mount", ".target", ".path", ".slice", ".automount"];

    private static readonly string[] AdditiveLists =
    [
        "After",
        "Before",
        "Requires",
        "Wants",
        "BindsTo",
        "PartOf",
        "Requisite",
        "Environment",
    ];

    public static bool IsUnit(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns true for a directive whose lines and items add up, so that one may go without changing the others.</summary>
    public static bool IsAdditive(ReadOnlySpan<char> key)
    {
        foreach (var each in AdditiveLists)
        {
            if (key.Equals(each, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the items of an additive directive: words, of which each may be quoted as a whole.</summary>
    public static IReadOnlyList<TextRange> Items(string text, TextRange value)
    {
        List<TextRange> items = [];
        var at = value.Start;
        while (at < value.End)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\\')
            {
                at++;
                continue;
            }

            var end = EndOfItem(text, at, value.End);
            items.Add(new TextRange(at, end));
            at = end;
        }

        return items;
    }

    /// <summary>Returns true when an item is about the database: an assignment to or of it, a unit that is called like it.</summary>
    public static bool IsNamed(string text, TextRange item, Func<TextRange, NamedPart> judge)
    {
        var inner = ValueText.Unquote(text, item);
        var equals = inner.In(text).IndexOf('=');
        if (equals > 0)
        {
            return judge(inner with { End = inner.Start + equals }) != NamedPart.None
                || judge(ValueText.Unquote(text, inner with { Start = inner.Start + equals + 1 })) == NamedPart.Whole;
        }

        return judge(IsUnit(inner.In(text).ToString()) ? inner with { End = inner.Start + inner.In(text).LastIndexOf('.') } : inner)
            == NamedPart.Whole;
    }

    private static int EndOfItem(string text, int start, int end)
    {
        var quote = '\0';
        var at = start;
        for (; at < end && (quote != '\0' || !char.IsWhiteSpace(text[at])); at++)
        {
            quote = text[at] switch
            {
                '"' or '\'' when quote == '\0' => text[at],
                var character when character == quote => '\0',
                _ => quote,
            };
        }

        return at;
    }
}

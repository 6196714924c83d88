using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>A file of <c>key=value</c> entries, in sections or not: INI, .env, .properties.</summary>
internal sealed class SettingsFile(SourceText source)
{
    private static readonly Comparer<TextRange> ByStart = Comparer<TextRange>.Create((one, other) => one.Start.CompareTo(other.Start));

    public SourceText Source => source;

    public List<SettingsSection> Sections { get; } = [];

    public List<SettingsEntry> Entries { get; } = [];

    /// <summary>Gets the comments on lines of their own.</summary>
    public List<TextRange> Comments { get; } = [];

    /// <summary>Gets what does not parse, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>Keeps the first error.</summary>
    public void Fail(int line, string what) => Error ??= $"Line {line}: {what}.";

    /// <summary>Returns the lines that belong to a section: all up to the next header, without the comments directly above that.</summary>
    public TextRange LinesOf(SettingsSection section)
    {
        var next = Sections.ElementAtOrDefault(Sections.IndexOf(section) + 1);
        var lines = new TextRange(section.Header.Start, next?.Header.Start ?? source.Text.Length);
        var last = lines.IsEmpty ? 0 : source.LineAt(lines.End - 1);
        for (; next is not null && last > source.LineAt(section.Header.Start) && IsComment(last); last--)
        {
            lines = lines with { End = source.WholeLine(last).Start };
        }

        return lines.Trim(source.Text) with
        {
            Start = lines.Start,
        };
    }

    /// <summary>Returns the section an offset lies in, or null before the first.</summary>
    public SettingsSection? SectionAt(int offset)
    {
        var (low, high) = (0, Sections.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Sections[middle].Header.Start <= offset ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : Sections[low - 1];
    }

    private bool IsComment(int line) => Comments.BinarySearch(source.ContentOf(line), ByStart) >= 0;
}

using System.Text;

namespace GraphMcp.Processing.Diffs;

/// <summary>Which lines an edit removed and added, as a unified diff counts them.</summary>
/// <remarks>
/// A line is its bytes (a character each) with the <c>\n</c> at its end, so an edit to an encoding, a carriage return or the final newline is one too.
/// </remarks>
public sealed class LineDiff
{
    private LineDiff(string[] before, string[] after, IReadOnlyList<LineChange> changes) =>
        (Before, After, Changes) = (before, after, changes);

    /// <summary>Gets the lines before.</summary>
    public IReadOnlyList<string> Before { get; }

    /// <summary>Gets the lines after.</summary>
    public IReadOnlyList<string> After { get; }

    /// <summary>Gets what changed, in order; between two changes there is at least one common line.</summary>
    public IReadOnlyList<LineChange> Changes { get; }

    /// <summary>Gets the number of added lines.</summary>
    public int LinesAdded => Changes.Sum(change => change.AfterCount);

    /// <summary>Gets the number of removed lines.</summary>
    public int LinesRemoved => Changes.Sum(change => change.BeforeCount);

    /// <summary>Compares two contents.</summary>
    public static LineDiff Of(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (old, @new) = (Split(before), Split(after));
        var changes = LineMatcher.Match(old, @new);
        return new LineDiff(old, @new, ChangeSlider.Slide(old, @new, changes));
    }

    private static string[] Split(ReadOnlySpan<byte> content)
    {
        var lines = new List<string>();
        while (!content.IsEmpty)
        {
            var end = content.IndexOf((byte)'\n') is var newline and >= 0 ? newline + 1 : content.Length;
            lines.Add(Encoding.Latin1.GetString(content[..end]));
            content = content[end..];
        }

        return [.. lines];
    }
}

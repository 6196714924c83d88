using System.Globalization;
using System.Text;
using GraphMcp.Processing.Diffs;

namespace GraphMcp.Workflows.Reports;

/// <summary>Writes an edit as a unified diff that <c>git apply</c> turns into the very same bytes.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoNewline = "\n\\ No newline at end of file\n";

    /// <summary>Returns the diff of one file, with its headers; empty when nothing changed.</summary>
    /// <param name="path">The relative path, with <c>/</c>.</param>
    /// <param name="before">The content before.</param>
    /// <param name="after">The content after.</param>
    public static byte[] Create(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var diff = LineDiff.Of(before, after);
        if (diff.Changes.Count == 0)
        {
            return [];
        }

        // One character is one byte here, whatever the file's encoding is.
        var text = new StringBuilder();
        text.Append("--- ").Append(GitPath.Quote("a/" + path)).Append('\n');
        text.Append("+++ ").Append(GitPath.Quote("b/" + path)).Append('\n');
        foreach (var hunk in Hunks(diff.Changes))
        {
            AppendHunk(text, diff, hunk);
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>Puts changes together whose contexts touch.</summary>
    private static List<List<LineChange>> Hunks(IReadOnlyList<LineChange> changes)
    {
        var hunks = new List<List<LineChange>>();
        foreach (var change in changes)
        {
            if (hunks.Count > 0 && change.BeforeStart - hunks[^1][^1].BeforeEnd <= 2 * Context)
            {
                hunks[^1].Add(change);
            }
            else
            {
                hunks.Add([change]);
            }
        }

        return hunks;
    }

    private static void AppendHunk(StringBuilder text, LineDiff diff, List<LineChange> hunk)
    {
        var leading = Math.Min(Context, hunk[0].BeforeStart);
        var trailing = Math.Min(Context, diff.Before.Count - hunk[^1].BeforeEnd);
        var (start, end) = (hunk[0].BeforeStart - leading, hunk[^1].BeforeEnd + trailing);
        var (afterStart, afterEnd) = (hunk[0].AfterStart - leading, hunk[^1].AfterEnd + trailing);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(start, end)} +{Range(afterStart, afterEnd)} @@\n");

        var common = start;
        foreach (var change in hunk)
        {
            AppendLines(text, ' ', diff.Before, common, change.BeforeStart);
            AppendLines(text, '-', diff.Before, change.BeforeStart, change.BeforeEnd);
            AppendLines(text, '+', diff.After, change.AfterStart, change.AfterEnd);
            common = change.BeforeEnd;
        }

        AppendLines(text, ' ', diff.Before, common, end);
    }

    private static void AppendLines(StringBuilder text, char sign, IReadOnlyList<string> lines, int start, int end)
    {
        for (var line = start; line < end; line++)
        {
            text.Append(sign).Append(lines[line]);
            if (!lines[line].EndsWith('\n'))
            {
                text.Append(NoNewline);
            }
        }
    }

    /// <summary>A range without lines is told by the line before it; a count of one is left out.</summary>
    private static string Range(int start, int end) =>
        (end - start) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{start + 1}"),
            var count => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
        };
}

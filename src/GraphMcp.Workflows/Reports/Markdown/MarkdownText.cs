using System.Text;

namespace GraphMcp.Workflows.Reports.Markdown;

/// <summary>Puts any text into a Markdown table so that it shows as it is.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>()#+-!|~&@";

    /// <summary>Returns a text with everything escaped that means something in Markdown.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in ReportWording.Visible(text))
        {
            escaped.Append(Special.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>Returns a code span; a pipe would end the table's cell even there.</summary>
    public static string Code(string text)
    {
        var visible = ReportWording.Visible(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRun(visible) + 1);
        var padding = visible.StartsWith('`') || visible.EndsWith('`') ? " " : "";
        return $"{fence}{padding}{visible}{padding}{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

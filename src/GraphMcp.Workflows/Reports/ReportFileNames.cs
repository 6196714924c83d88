using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Reports;

/// <summary>The names of the files that every report consists of.</summary>
public static partial class ReportFileNames
{
    /// <summary>The report for programs, written last.</summary>
    public const string Json = "report.json";

    /// <summary>The report for a pull request.</summary>
    public const string Markdown = "report.md";

    /// <summary>The report for a person.</summary>
    public const string Html = "report.html";

    /// <summary>The edits.</summary>
    public const string Patch = "changes.patch";

    /// <summary>The references for code scanning.</summary>
    public const string Sarif = "references.sarif";

    /// <summary>The references for a spreadsheet.</summary>
    public const string Csv = "references.csv";

    /// <summary>What is left for a person, for build servers.</summary>
    public const string JUnit = "report.junit.xml";

    /// <summary>The mark that a workflow has completed, written after everything else; not of a report that is partial, or of a failed workflow's.</summary>
    public const string Success = "_SUCCESS.json";

    /// <summary>The branches that edits of repositories have become; only where they are applied to one.</summary>
    public const string Branches = "branches.json";

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Patch, Html, Markdown, Json, Sarif, Csv, JUnit];

    /// <summary>Gets those that are no writer's.</summary>
    internal static IReadOnlyList<string> Own { get; } = [Patch, Html, Markdown, Json];

    /// <summary>Returns whether a name in an output folder is one that we write there.</summary>
    public static bool IsOurs(string name) => name is Success or Branches || All.Contains(name, StringComparer.Ordinal);

    /// <summary>Returns whether a writer may call its file so: no folder, nothing hidden, the same on every system.</summary>
    internal static bool IsValid(string? name) => name is not null && Valid().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?\z", RegexOptions.None, 1000)]
    private static partial Regex Valid();
}

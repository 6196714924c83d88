using System.Text.Json.Serialization;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Outcomes;

/// <summary>The files of a result folder that a user opens.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Patch">Null when nothing changes.</param>
/// <param name="Html">Null when no report was written; so are the others then.</param>
internal sealed record Outputs(
    string Folder,
    string? Patch,
    string? Html,
    string? Markdown,
    string? Json,
    string? Sarif,
    string? Csv,
    string? Junit
)
{
    /// <summary>Gets those that are there, the ones for people first.</summary>
    [JsonIgnore]
    public IEnumerable<string> Files => new[] { Patch, Html, Markdown, Json, Sarif, Csv, Junit }.OfType<string>();

    public static Outputs Of(RunOutcome outcome)
    {
        var folder = Path.TrimEndingDirectorySeparator(new Uri(outcome.Status.Output).LocalPath);
        var patch = File(ReportFileNames.Patch);
        return new Outputs(
            folder,
            patch is null || new FileInfo(patch).Length == 0 ? null : patch,
            File(ReportFileNames.Html),
            File(ReportFileNames.Markdown),
            File(ReportFileNames.Json),
            File(ReportFileNames.Sarif),
            File(ReportFileNames.Csv),
            File(ReportFileNames.JUnit)
        );

        // Without totals this run has written nothing: what lies there is of another.
        string? File(string name)
        {
            var path = Path.Combine(folder, name);
            return outcome.Totals is not null && System.IO.File.Exists(path) ? path : null;
        }
    }
}

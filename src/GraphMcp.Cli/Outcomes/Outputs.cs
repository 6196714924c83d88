using System.Text.Json.Serialization;
using GraphMcp.Cli.Runs;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Outcomes;

/// <summary>The files of a run's results that a user opens: full paths, or URIs where the results are not on this machine.</summary>
/// <param name="Folder">The folder.</param>
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
        var folder = RunPlace.OfUri(outcome.Status.Output);
        var isRemote = RunPlace.IsRemote(folder);
        return new Outputs(
            folder,
            outcome.Totals is { ChangedFiles: > 0 } ? File(ReportFileNames.Patch) : null,
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
            var path = isRemote ? $"{folder}/{name}" : Path.Combine(folder, name);
            return outcome.Totals is not null && (isRemote || System.IO.File.Exists(path)) ? path : null;
        }
    }
}

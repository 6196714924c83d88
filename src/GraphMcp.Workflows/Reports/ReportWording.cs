using System.Globalization;
using System.Text;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Reports;

/// <summary>What the reports for people say in the same words.</summary>
internal static class ReportWording
{
    /// <summary>Returns the result in one line.</summary>
    public static string Result(ReportTotals totals) =>
        $"{Number(totals.RemovedReferences)} references removed, {Number(totals.Findings)} left for a person in {Number(totals.FilesWithFindings)} files";

    /// <summary>Returns what is missing from the report, or null when it is whole.</summary>
    public static string? Missing(ReportRequest request, ReportTotals totals)
    {
        var open = totals.Files - totals.Processed - totals.Skipped - totals.Failed;
        var files = $"{Number(open)} of {Number(totals.Files)} planned files have not been processed";
        return request.FinishedAt is null ? $"This is a partial report: the workflow is {Words(request.State)}, and {files} yet."
            : open > 0 ? $"The workflow ended before it was done: {files}."
            : null;
    }

    /// <summary>Returns that a file is not there.</summary>
    public static string Failed(ReportWriterError error) => $"{error.FileName ?? "A file"} is not there ({error.Writer}): {error.Message}";

    /// <summary>Returns how a workflow came from another one.</summary>
    public static string Origin(WorkflowLineage lineage) => lineage.Kind == LineageKind.Redrive ? "redrive of" : "restored from";

    /// <summary>Returns the workflow that another one came from, with the checkpoint where there is one.</summary>
    public static string Parent(WorkflowLineage lineage) =>
        lineage.CheckpointId is { } checkpoint ? $"{lineage.ParentId}, checkpoint {checkpoint}" : lineage.ParentId;

    /// <summary>Returns an enum's name as words: <c>connection string</c>.</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var words = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    /// <summary>Returns a source type as a heading.</summary>
    public static string Title(SourceType type) => type == SourceType.Sql ? "SQL" : type.ToString();

    /// <summary>Returns a state with a capital: <c>Partially succeeded</c>.</summary>
    public static string Title(WorkflowRunState state) => Words(state) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    /// <summary>Returns what became of a file, in a few words.</summary>
    public static string Outcome(ReportedFile file) =>
        file switch
        {
            { Change: { } change } => Edit(change, file.Applied),
            { IsWithdrawn: true } => "The edit was not kept; the findings say why.",
            { Result.Error: { } error } => error.Message,
            { Findings.Count: > 0 } => "Left as it is, for a person.",
            { Result.References: var references } when references.All(reference => !reference.IsActive) =>
                "Left as it is: no active reference.",
            _ => "Left as it is.",
        };

    /// <summary>Returns a point in time to the second.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Returns a duration in its two largest units.</summary>
    public static string Duration(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s"),
            { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min"),
        };

    /// <summary>Returns a number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns a text in which control characters other than the tab can be seen.</summary>
    public static string Visible(string text) =>
        text.Any(IsInvisible) ? string.Concat(text.Select(c => IsInvisible(c) ? Picture(c) : c)) : text;

    private static bool IsInvisible(char c) => char.IsControl(c) && c != '\t';

    private static char Picture(char control) => control < ' ' ? (char)(0x2400 + control) : '\u2421';

    private static string Edit(Processing.Processors.FileChange change, bool? applied)
    {
        string[] did =
        [
            .. change.RemovedReferences > 0 ? [$"{References(change.RemovedReferences)} removed"] : Array.Empty<string>(),
            .. change.AnnotatedReferences > 0 ? [$"{References(change.AnnotatedReferences)} annotated"] : Array.Empty<string>(),
        ];
        var where = applied == true ? "applied to the source" : "in changes.patch";
        return $"{(did.Length > 0 ? string.Join(", ", did) : "Edited")} by {change.Strategy}, {where}.";
    }

    private static string References(long count) => count == 1 ? "1 reference" : $"{Number(count)} references";
}

using System.Text.Json.Serialization;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Reports;

/// <summary>A file that a report lists, as one process step left it.</summary>
public sealed record ReportFile
{
    /// <summary>Gets the relative path, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the id of the process step.</summary>
    public required string Step { get; init; }

    /// <summary>Gets what the file is.</summary>
    public required SourceClassification Classification { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required FileState State { get; init; }

    /// <summary>Gets every reference before the edit, by line and column.</summary>
    public IReadOnlyList<ReportReference> References { get; init; } = [];

    /// <summary>Gets what a person has to look at, by line.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gets the edit, or null where there is none or it was not kept.</summary>
    public FileChange? Change { get; init; }

    /// <summary>Gets whether the edit is in the source; null when nobody was asked to apply it.</summary>
    public bool? Applied { get; init; }

    /// <summary>Gets why it was skipped or failed, or null.</summary>
    public FileError? Error { get; init; }

    /// <summary>Gets the source type.</summary>
    [JsonIgnore]
    public SourceType SourceType => Classification.Type;

    /// <summary>Gets the findings that are about no reference of the file in particular.</summary>
    [JsonIgnore]
    public IEnumerable<Finding> FindingsOfFile
    {
        get
        {
            var others = Findings.ToList();
            foreach (var reference in References)
            {
                if (reference.Finding is { } finding)
                {
                    others.Remove(finding);
                }
            }

            return others;
        }
    }

    internal static ReportFile Of(ReportedFile file, string step) =>
        new()
        {
            Path = file.Result.Path,
            Step = step,
            Classification = file.Result.Classification,
            State = file.Result.State,
            References = ReferenceOutcomes.Of(file),
            Findings = file.Findings,
            Change = file.Change,
            Applied = file.Applied,
            Error = file.Result.Error,
        };
}

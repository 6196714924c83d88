using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;

namespace GraphMcp.Workflows.Reports;

/// <summary>All that a report says beside the results in the workspace.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Template">The template's name.</param>
/// <param name="Parameters">Its resolved parameters.</param>
/// <param name="State">The workflow's state as the report shall show it.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="FinishedAt">When it ended; null while it is paused (a partial report).</param>
/// <param name="Pages">The number of pages in the plan; each has a shard for every step.</param>
/// <param name="Output">The URI of the folder that the report goes to.</param>
/// <param name="ReportId">Names this reporting: its parts are created if absent, so a repeated call goes on where one was cut off.</param>
public sealed record ReportRequest(
    string WorkflowId,
    string Template,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    WorkflowRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Pages,
    string Output,
    string ReportId
)
{
    /// <summary>Gets the process steps that the report covers, by number; at least one.</summary>
    public IReadOnlyList<ReportStep> Steps { get; init; } = [new ReportStep(0, "process")];

    /// <summary>Gets the URI of the folder that the files come from, or null.</summary>
    public string? SourceUri { get; init; }

    /// <summary>Gets the workflow whose finished results this one takes over, or null.</summary>
    public WorkflowLineage? Lineage { get; init; }

    /// <summary>Gets the shards of which there is a part each, in the report's order.</summary>
    public IEnumerable<int> Shards => ReportStep.ShardsOf(Steps, Pages);

    /// <summary>Gets whether rows have to say of which step they are.</summary>
    internal bool HasSeveralSteps => Steps.Count > 1;

    /// <summary>Returns the request for a workflow's report.</summary>
    internal static ReportRequest Of(
        WorkflowInput input,
        WorkflowRunState state,
        DateTimeOffset startedAt,
        DateTimeOffset? finishedAt,
        int pages,
        string reportId
    ) =>
        new(input.WorkflowId, input.Template, input.Parameters, state, startedAt, finishedAt, pages, input.Output, reportId)
        {
            Steps = ReportStep.Of(input),
            SourceUri = input.Source.Uri,
            Lineage = input.Lineage,
        };

    /// <summary>Returns the step of a shard.</summary>
    internal ReportStep StepOf(int shard) =>
        Steps.FirstOrDefault(step => step.Number == ShardNumbers.StepOf(shard)) ?? new ReportStep(ShardNumbers.StepOf(shard), "");
}

using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Reports;

/// <summary>What <see cref="ReportFileNames.Success"/> says.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="State"><see cref="WorkflowRunState.Succeeded"/> or <see cref="WorkflowRunState.PartiallySucceeded"/>.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="FinishedAt">When it had done everything but this.</param>
/// <param name="Totals">As in the report.</param>
/// <param name="Files">The names of the files beside it.</param>
internal sealed record CompletedWorkflow(
    string WorkflowId,
    WorkflowRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    ReportTotals Totals,
    IReadOnlyList<string> Files
);

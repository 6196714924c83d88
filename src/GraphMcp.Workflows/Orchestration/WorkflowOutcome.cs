using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>How a workflow ended: the root orchestration's output.</summary>
/// <param name="State">The final state.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="FinishedAt">When it ended, as the report says.</param>
/// <param name="Steps">How its steps ended.</param>
/// <param name="Totals">The totals of all committed results.</param>
/// <param name="Shards">The shards that were planned.</param>
/// <param name="Violations">What the verification found wrong.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record WorkflowOutcome(
    WorkflowRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    IReadOnlyList<StepStatus> Steps,
    ReportTotals Totals,
    int Shards,
    int Violations,
    WorkflowFailure? Failure
);

using GraphMcp.Cli.Commands;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Outcomes;

/// <summary>How a run ended, or where it was paused.</summary>
/// <param name="Status">The last state.</param>
/// <param name="Totals">What the report says; null when none was written.</param>
/// <param name="ResumeCommand">The command that goes on, when it was paused; else null.</param>
/// <param name="FailOnFindings">Whether findings make the exit code 3.</param>
internal sealed record RunOutcome(WorkflowStatus Status, ReportTotals? Totals, string? ResumeCommand, bool FailOnFindings)
{
    public int ExitCode =>
        Status.State switch
        {
            WorkflowRunState.Succeeded when FailOnFindings && Totals?.Findings > 0 => ExitCodes.PartiallySucceeded,
            WorkflowRunState.Succeeded => ExitCodes.Succeeded,
            WorkflowRunState.PartiallySucceeded => ExitCodes.PartiallySucceeded,
            WorkflowRunState.Paused => ExitCodes.Paused,
            _ => ExitCodes.Failed,
        };
}

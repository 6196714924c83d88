using System.Globalization;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Puts a workflow's status into the old shape.</summary>
internal static class LegacyStatusTranslator
{
    public static LegacyWorkflowStatus Translate(WorkflowStatus status) =>
        new(
            status.Id,
            LegacyStatusWords.Of(status.State, status.Suspended),
            status.StartedAt,
            status.FinishedAt,
            status.CurrentStep,
            [.. status.Steps.Select(step => Translate(status, step))],
            ErrorOf(status),
            Math.Round(Percentage(status), 2),
            Translate(status.Progress)
        );

    public static LegacyStatistics Translate(WorkflowProgress progress) =>
        new(
            new LegacyFileStatistics(progress.FilesPlanned, progress.Processed + progress.Skipped, progress.Failed),
            [
                .. progress.BySourceType.Select(type => new LegacySourceTypeStatistics(
                    JsonNames.Of(type.Key),
                    type.Value.Planned,
                    type.Value.Processed + type.Value.Skipped,
                    type.Value.Failed
                )),
            ]
        );

    private static LegacyStepDetails Translate(WorkflowStatus status, StepStatus step) =>
        new(
            step.Id,
            LegacyStatusWords.Of(step.State),
            step.StartedAt,
            step.FinishedAt,
            Result: null,
            step.State == StepState.Failed && status.Failure?.StepId == step.Id ? status.Failure.Message : null
        );

    /// <summary>The old words know no partial success: a workflow that has left something undone completed, and says so.</summary>
    private static string? ErrorOf(WorkflowStatus status) =>
        status switch
        {
            { Failure: { } failure } => failure.Message,
            { State: WorkflowRunState.PartiallySucceeded, Progress.Failed: > 0 and var failed } => string.Create(
                CultureInfo.InvariantCulture,
                $"{failed} of {status.Progress.FilesPlanned} files failed."
            ),
            { State: WorkflowRunState.PartiallySucceeded } => "The verification found something wrong; the report says what.",
            _ => null,
        };

    private static double Percentage(WorkflowStatus status)
    {
        var progress = status.Progress;
        return status switch
        {
            { State: WorkflowRunState.Succeeded or WorkflowRunState.PartiallySucceeded } => 100,
            { Progress: { PlanComplete: false } or { FilesPlanned: 0 } } => 0,
            _ => 100.0 * (progress.Processed + progress.Skipped + progress.Failed) / progress.FilesPlanned,
        };
    }
}

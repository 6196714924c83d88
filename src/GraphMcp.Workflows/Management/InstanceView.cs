using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>What a root instance shows of its workflow: by its output once it has one, by its custom status while it runs.</summary>
internal sealed record InstanceView(
    WorkflowRunState State,
    WorkflowCustomStatus? Custom,
    WorkflowOutcome? Outcome,
    OrchestrationMetadata? Instance
)
{
    public bool Suspended => Instance?.RuntimeStatus == OrchestrationRuntimeStatus.Suspended;

    public IReadOnlyList<string> Waits =>
        State.IsFinal() ? []
        : Suspended ? ["a resume by the management API, which has suspended the instance"]
        : Custom?.WaitsFor ?? [];

    public string? Reason => State.IsFinal() ? null : Custom?.Reason;

    public int Revision => Custom?.Revision ?? 0;

    private IReadOnlyList<StepStatus>? Steps => Outcome?.Steps ?? Custom?.Steps;

    public DateTimeOffset? StartedAt => Outcome?.StartedAt ?? (State == WorkflowRunState.Pending ? null : Custom?.StartedAt);

    public DateTimeOffset? FinishedAt => Outcome?.FinishedAt ?? (State.IsFinal() ? Instance?.LastUpdatedAt : null);

    /// <summary>Gets the outcome's failure; an instance that broke down has one of its own.</summary>
    public WorkflowFailure? Failure =>
        Outcome is null && State == WorkflowRunState.Failed
            ? new WorkflowFailure("orchestration-failed", Instance?.FailureDetails?.ErrorMessage ?? "The orchestration failed.")
            : Outcome?.Failure;

    /// <summary>Returns how the steps are; those of a root that was ended from outside, and could not close them itself, are cut short.</summary>
    public IReadOnlyList<StepStatus> StepsOf(IEnumerable<TemplateStep> steps)
    {
        var shown = Steps ?? [.. steps.Select(step => new StepStatus(step.Id, StepState.Pending))];
        return State.IsFinal() && Outcome is null ? [.. shown.Select(CutShort)] : shown;
    }

    private StepStatus CutShort(StepStatus step) =>
        step.State switch
        {
            StepState.Pending => step with { State = StepState.Stopped },
            StepState.Running => step with { State = StepState.Stopped, FinishedAt = FinishedAt },
            _ => step,
        };

    public static InstanceView Of(OrchestrationMetadata? instance)
    {
        var custom = string.IsNullOrEmpty(instance?.SerializedCustomStatus) ? null : instance.ReadCustomStatusAs<WorkflowCustomStatus>();
        var outcome = instance?.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? instance.ReadOutputAs<WorkflowOutcome>() : null;
        var state = instance?.RuntimeStatus switch
        {
            null or OrchestrationRuntimeStatus.Pending => WorkflowRunState.Pending,
            OrchestrationRuntimeStatus.Completed => outcome!.State,
            OrchestrationRuntimeStatus.Failed => WorkflowRunState.Failed,
            OrchestrationRuntimeStatus.Terminated => WorkflowRunState.Terminated,
            _ => custom?.State ?? WorkflowRunState.Running,
        };
        return new InstanceView(state, custom, outcome, instance);
    }
}

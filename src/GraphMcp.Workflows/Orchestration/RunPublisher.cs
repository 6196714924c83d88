using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Tells the world how a run is: its custom status, and the events of its transitions.</summary>
internal sealed class RunPublisher(TaskOrchestrationContext context, WorkflowInput input)
{
    private const int MostWaits = 4;
    private const int MaxText = 200;
    private readonly EventEmitter events = new(context, input);
    private WorkflowRunState? shown;

    public Task StartedAsync()
    {
        shown = WorkflowRunState.Running;
        events.Emit(
            WorkflowEventTypes.WorkflowStarted,
            new
            {
                input.Template,
                Source = input.Source.Uri,
                input.Labels,
            }
        );
        return events.FlushAsync();
    }

    public Task StepStartedAsync(TemplateStep step)
    {
        events.Emit(WorkflowEventTypes.StepStarted, stepId: step.Id);
        return events.FlushAsync();
    }

    public Task StepEndedAsync(TemplateStep step, StepState state, WorkflowFailure? failure)
    {
        events.Emit(WorkflowEventTypes.StepCompleted, new { State = state, Failure = failure }, step.Id);
        return events.FlushAsync();
    }

    public Task EndedAsync(WorkflowOutcome outcome)
    {
        events.Emit(
            WorkflowEventTypes.WorkflowCompleted,
            new
            {
                outcome.State,
                outcome.Totals,
                outcome.Failure,
            }
        );
        return events.FlushAsync();
    }

    /// <summary>Shows the status, and tells when the state has changed.</summary>
    public void Show(WorkflowCustomStatus status)
    {
        var fitting = status with
        {
            Reason = Fit(status.Reason),
            WaitsFor = [.. (status.WaitsFor ?? []).Take(MostWaits).Select(wait => Fit(wait)!)],
        };
        context.SetCustomStatus(fitting);
        if (shown is not null && shown != status.State)
        {
            var cause = status.Revision > 0 ? $"{input.WorkflowId}/control/{status.Revision}" : null;
            events.Emit(WorkflowEventTypes.WorkflowStateChanged, new { status.State, fitting.Reason }, causationId: cause);
            // Signals of an orchestration are never waited for: they leave with its turn.
            _ = events.FlushAsync();
        }

        shown = status.State;
    }

    private static string? Fit(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}

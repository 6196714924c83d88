using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Runs the steps of a workflow as the graph that they are: each as soon as those before it are done, independent ones at once.</summary>
internal sealed class StepScheduler(WorkflowRun run)
{
    private readonly List<Task> running = [];

    public async Task RunAsync()
    {
        StartReady();
        while (running.Count > 0)
        {
            var first = await Task.WhenAny([.. running, run.Control.Listening]);
            await first;
            running.RemoveAll(step => step.IsCompletedSuccessfully);
            StartReady();
        }
    }

    private void StartReady()
    {
        // A step that is skipped settles at once and may make others ready.
        while (run.Input.Steps.FirstOrDefault(IsReady) is { } step)
        {
            if (Outlook(step) is { } settled)
            {
                run.Board.Settle(step.Id, settled);
            }
            else
            {
                run.Board.Start(step.Id);
                running.Add(RunStepAsync(step));
            }

            run.Publish();
        }
    }

    private bool IsReady(TemplateStep step) =>
        run.Board.StateOf(step.Id) == StepState.Pending
        && (
            step.Uses == StepKind.Report
                ? run.Input.Steps.All(other => other.Id == step.Id || run.Board.IsSettled(other.Id))
                : step.DependsOn.All(run.Board.IsSettled)
        );

    /// <summary>Returns how a ready step ends without being run, or null when it is run. A report is written whatever happened.</summary>
    private StepState? Outlook(TemplateStep step)
    {
        var before = run.Input.Steps.Where(other => step.DependsOn.Contains(other.Id, StringComparer.Ordinal)).ToList();
        return step.Uses switch
        {
            _ when run.Input.SkippedSteps.Contains(step.Id, StringComparer.Ordinal) => StepState.Skipped,
            StepKind.Report => null,
            _ when before.Exists(other => run.Board.StateOf(other.Id) == StepState.Stopped) => StepState.Stopped,
            _ when run.Failure is not null || before.Exists(HasFailed) => StepState.Skipped,
            _ => null,
        };
    }

    private bool HasFailed(TemplateStep step) => !step.ContinueOnError && run.Board.StateOf(step.Id) == StepState.Failed;

    private async Task RunStepAsync(TemplateStep step)
    {
        await run.StepStartedAsync(step);
        var (state, failure) = await OutcomeAsync(step);
        if (failure is not null && (!step.ContinueOnError || failure.Code == ActivityFault.ByRule))
        {
            run.Fail(failure);
        }

        run.Board.Settle(step.Id, state);
        run.Publish();
        await run.StepEndedAsync(step, state, failure);
    }

    private async Task<(StepState State, WorkflowFailure? Failure)> OutcomeAsync(TemplateStep step)
    {
        var time = run.TimeOf(step);
        try
        {
            var work = new WorkflowSteps(run, step, time).RunAsync();
            var (state, failure) = await time.WatchAsync(work, () => run.Control.Shards.End(run.Order.NumberOf(step)));
            return state == StepState.Stopped && time.Up.IsCompleted
                ? (StepState.Failed, new WorkflowFailure("step-timeout", $"The step took longer than {step.TimeoutSeconds} s.", step.Id))
                : (state, failure);
        }
        catch (ActivityFault fault) when (fault.Resolution.Kind == ErrorResolutionKind.Retry && step.Uses != StepKind.Report)
        {
            // A stop came while it waited for its next attempt.
            return (StepState.Stopped, null);
        }
        catch (ActivityFault fault)
        {
            return (StepState.Failed, fault.ToFailure(step.Id));
        }
    }
}

using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Runs the steps of a workflow as the graph that they are: each as soon as those before it are done.</summary>
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
        var before = step.DependsOn.Select(run.Board.StateOf).ToList();
        return step.Uses switch
        {
            _ when run.Input.SkippedSteps.Contains(step.Id, StringComparer.Ordinal) => StepState.Skipped,
            StepKind.Report => null,
            _ when before.Contains(StepState.Stopped) => StepState.Stopped,
            _ when run.Failure is not null || before.Contains(StepState.Failed) => StepState.Skipped,
            _ => null,
        };
    }

    private async Task RunStepAsync(TemplateStep step)
    {
        StepState state;
        try
        {
            state = await WorkflowSteps.RunAsync(run, step);
        }
        catch (TaskFailedException exception)
        {
            run.Fail(Failures.Of(exception, step.Id));
            state = StepState.Failed;
        }

        run.Board.Settle(step.Id, state);
        run.Publish();
    }
}

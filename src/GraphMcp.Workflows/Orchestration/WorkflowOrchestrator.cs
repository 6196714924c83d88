using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The root of a workflow: interprets the steps of its input as a graph, and listens to control all the while.</summary>
public sealed class WorkflowOrchestrator : TaskOrchestrator<WorkflowInput, WorkflowOutcome>
{
    /// <inheritdoc/>
    public override async Task<WorkflowOutcome> RunAsync(TaskOrchestrationContext context, WorkflowInput input)
    {
        var run = new WorkflowRun(context, input);
        await run.BeginAsync();
        await new StepScheduler(run).RunAsync();
        return await run.CloseAsync();
    }
}

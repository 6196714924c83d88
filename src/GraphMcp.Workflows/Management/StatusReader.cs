using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>Puts a workflow's status together from its record, its instance, its control log and its progress entity.</summary>
internal sealed class StatusReader(DurableTaskClient client, WorkflowErrorsReader errors, IResourcePools pools, TimeProvider clock)
{
    private const int MostPatterns = 5;

    public async Task<WorkflowStatus> ReadAsync(KnownWorkflow workflow, CancellationToken cancellationToken)
    {
        var input = workflow.Record.Input;
        var shown = InstanceView.Of(workflow.Instance);
        var control = shown.State.IsFinal() ? null : await workflow.Control.ReadNewestAsync(cancellationToken);
        var steps = shown.StepsOf(input.Steps);
        var progress = await new ProgressTracker(client.Entities, clock).GetStatisticsAsync(input.WorkflowId, cancellationToken);
        return new WorkflowStatus
        {
            Id = input.WorkflowId,
            Template = input.Template,
            Parameters = input.Parameters,
            State = Expect(shown, control),
            Suspended = shown.Suspended,
            Reason = control?.Revision > shown.Revision ? control.Reason : shown.Reason,
            WaitsFor = shown.Waits,
            CurrentStep = steps.FirstOrDefault(step => step.State == StepState.Running)?.Id,
            Steps = steps,
            Progress = WhileRunning(shown, progress),
            Totals = shown.Outcome?.Totals,
            CreatedAt = workflow.Record.CreatedAt,
            StartedAt = shown.StartedAt,
            FinishedAt = shown.FinishedAt,
            StartAt = input.StartAt,
            ElapsedSeconds = shown.StartedAt is { } started ? ((shown.FinishedAt ?? clock.GetUtcNow()) - started).TotalSeconds : null,
            Labels = input.Labels,
            Parent = input.Lineage,
            Children = await new LineageReader(workflow.Workspace).ChildrenAsync(input.WorkflowId, cancellationToken),
            ToleratedFailures = control?.ToleratedFailures ?? input.ToleratedFailures,
            Source = input.Source.Uri,
            Output = input.Output,
            Apply = input.Apply,
            MaxParallelBatches = control?.MaxParallelBatches ?? input.MaxParallelBatches,
            Failures =
                progress.Failed == 0 ? [] : await errors.TopAsync(input.Workspace, input.WorkflowId, MostPatterns, cancellationToken),
            Pools = await PoolsAsync(input, cancellationToken),
            Failure = shown.Failure,
        };
    }

    /// <summary>Returns the state alone, of which neither progress nor failures have to be read.</summary>
    public static async Task<WorkflowRunState> ReadStateAsync(KnownWorkflow workflow, CancellationToken cancellationToken)
    {
        var shown = InstanceView.Of(workflow.Instance);
        return Expect(shown, shown.State.IsFinal() ? null : await workflow.Control.ReadNewestAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<PoolStatus>> PoolsAsync(WorkflowInput input, CancellationToken cancellationToken)
    {
        var named = input.Steps.Select(step => step.Pool).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return named.Count == 0 ? [] : [.. (await pools.SnapshotAsync(cancellationToken)).Where(pool => named.Contains(pool.Name))];
    }

    /// <summary>Puts the details of a step together.</summary>
    public async Task<StepDetails> DescribeAsync(
        KnownWorkflow workflow,
        TemplateStep step,
        EventLogReader log,
        CancellationToken cancellationToken
    )
    {
        var describer = new StepDescriber(workflow.Workspace, workflow.Record.Input, errors, log, clock);
        return await describer.DescribeAsync(step, await ReadAsync(workflow, cancellationToken), cancellationToken);
    }

    public static WorkflowSummary Summarize(OrchestrationMetadata instance)
    {
        var shown = InstanceView.Of(instance);
        var input = instance.ReadInputAs<WorkflowInput>()!;
        return new WorkflowSummary(
            instance.InstanceId,
            input.Template,
            shown.State,
            shown.Suspended,
            instance.CreatedAt,
            input.Source.Uri,
            input.Output
        );
    }

    /// <summary>Whoever waits for somebody has no time of arrival.</summary>
    private static WorkflowProgress WhileRunning(InstanceView shown, WorkflowProgress progress) =>
        shown switch
        {
            { Suspended: true } => progress.WithoutEta("the workflow is suspended"),
            { State: WorkflowRunState.Pausing or WorkflowRunState.Paused } => progress.WithoutEta("the workflow is paused"),
            { State: WorkflowRunState.Stopping } => progress.WithoutEta("the workflow is stopping"),
            _ => progress,
        };

    /// <summary>What was asked for shows at once, also before the root has seen it.</summary>
    private static WorkflowRunState Expect(InstanceView shown, ControlMessage? control) =>
        (shown.State, control?.Desired) switch
        {
            (WorkflowRunState.Running, DesiredState.Pause) when control.Revision > shown.Revision => WorkflowRunState.Pausing,
            (WorkflowRunState.Pausing or WorkflowRunState.Paused, DesiredState.Run) when control.Revision > shown.Revision =>
                WorkflowRunState.Running,
            (WorkflowRunState.Running or WorkflowRunState.Pausing or WorkflowRunState.Paused, DesiredState.Stop) =>
                WorkflowRunState.Stopping,
            _ => shown.State,
        };
}

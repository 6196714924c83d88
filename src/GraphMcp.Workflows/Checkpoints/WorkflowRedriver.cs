using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Runs once more what failed, was quarantined or was never reached in a finished workflow.</summary>
internal sealed class WorkflowRedriver(WorkflowFinder finder, RequestResolver resolver, WorkflowDescent descent, TimeProvider clock)
{
    /// <summary>Starts the new run and returns its id.</summary>
    public async Task<string> RedriveAsync(string workflowId, RedriveRequest request, CancellationToken cancellationToken)
    {
        var workflow = await finder.FindAsync(workflowId, cancellationToken);
        var state = InstanceView.Of(workflow.Instance).State;
        if (!state.IsFinal())
        {
            throw new WorkflowStateException(
                workflowId,
                state,
                "Only a finished workflow is redriven; of one that goes on, a checkpoint can be saved and restored."
            );
        }

        var input = Change(workflow.Record.Input, request);
        var ended = new Checkpoint("ended", workflowId, Label: null, clock.GetUtcNow(), state);
        var manifest = await CheckpointTaker.TakeAsync(workflow.Workspace, ended, cancellationToken);
        await new CheckpointStore(workflow.Workspace).KeepEndAsync(manifest, cancellationToken);
        var lineage = new WorkflowLineage(LineageKind.Redrive, workflowId);
        return await descent.StartAsync(input, lineage, request.Id, request.Output, cancellationToken);
    }

    private WorkflowInput Change(WorkflowInput input, RedriveRequest request)
    {
        var changed = input with
        {
            MaxParallelBatches = request.MaxParallelBatches is { } number
                ? RequestResolver.CheckParallelism(number)
                : input.MaxParallelBatches,
            ToleratedFailures = request.ToleratedFailures is { } tolerance
                ? RequestResolver.Tolerance(tolerance, defaults: null)
                : input.ToleratedFailures,
        };
        return request.Apply is { } apply && apply != input.Apply ? resolver.WithApply(changed, apply) : changed;
    }
}

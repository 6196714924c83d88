using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Progress;

/// <summary>Is told how far workflows are: found through dependency injection or loaded from an assembly.</summary>
/// <remarks>
/// Told at least once of every end, and in between as often as something moved, at most once a second for each workflow; calls for one workflow
/// come one after another. Numbers never go backwards, but after a restart the same ones may come again. An observer that throws is logged and
/// listed, and harms nobody; one that takes longer than ten seconds is cancelled, and left out until its call has ended.
/// </remarks>
public interface IProgressObserver
{
    /// <summary>Takes how far a workflow is.</summary>
    ValueTask OnProgressAsync(string workflowId, WorkflowProgress progress, CancellationToken cancellationToken);

    /// <summary>Takes that a workflow has ended, with its last numbers.</summary>
    ValueTask OnEndedAsync(string workflowId, WorkflowRunState state, WorkflowProgress progress, CancellationToken cancellationToken) =>
        OnProgressAsync(workflowId, progress, cancellationToken);
}

using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Workflows.Management;

/// <summary>Starts workflows, controls them and tells how they are.</summary>
/// <remarks>
/// Control is accepted at any moment of a workflow's life. A control call returns true when the workflow is, or will be, as asked (asking
/// twice is no error) and false when it never will be: it has finished, or it is stopping for good. An unknown id throws
/// <see cref="WorkflowNotFoundException"/>.
/// </remarks>
public interface IWorkflowManager
{
    /// <summary>Starts a workflow and returns its id; what <paramref name="request"/> omits comes from <c>Workflows:Defaults</c>.</summary>
    /// <exception cref="WorkflowRequestException">The request is incomplete or wrong; nothing was started.</exception>
    /// <exception cref="WorkflowExistsException">The id is taken; nothing was changed.</exception>
    Task<string> StartWorkflowAsync(WorkflowRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>Asks a workflow to drain its batches in flight and wait.</summary>
    Task<bool> PauseWorkflowAsync(string workflowId, CancellationToken cancellationToken = default);

    /// <summary>Asks a paused (or pausing) workflow to go on.</summary>
    Task<bool> ResumeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default);

    /// <summary>Asks a workflow to drain its batches in flight, report what was done and end.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="force">
    /// True to end it without draining: running activities cancel themselves within a second, results that come later are refused, and the
    /// instances are terminated. What was committed before stays readable; no report is written. The call returns when all of it has ended.
    /// </param>
    /// <param name="cancellationToken">Gives up asking.</param>
    Task<bool> StopWorkflowAsync(string workflowId, bool force = false, CancellationToken cancellationToken = default);

    /// <summary>Changes how many batches of a workflow are in flight at once, 1 to 256, while it runs.</summary>
    /// <exception cref="WorkflowRequestException">The number is out of range.</exception>
    Task<bool> SetMaxParallelBatchesAsync(string workflowId, int maxParallelBatches, CancellationToken cancellationToken = default);

    /// <summary>Changes how many files of a workflow may fail, while it runs.</summary>
    /// <exception cref="WorkflowRequestException">A number is out of range.</exception>
    Task<bool> SetToleratedFailuresAsync(
        string workflowId,
        ToleratedFailuresRequest toleratedFailures,
        CancellationToken cancellationToken = default
    );

    /// <summary>Returns how a workflow is.</summary>
    Task<WorkflowStatus> GetStatusAsync(string workflowId, CancellationToken cancellationToken = default);

    /// <summary>Returns the state of a workflow alone: cheaper than asking how it is.</summary>
    Task<WorkflowRunState> GetStateAsync(string workflowId, CancellationToken cancellationToken = default);

    /// <summary>Returns how one step of a workflow is.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or no such step in it.</exception>
    Task<StepDetails> GetStepDetailsAsync(string workflowId, string stepId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts a new run over only the files of a finished workflow that failed, were quarantined or were never reached, and returns its id;
    /// the results of all others are taken over, so that its report covers both.
    /// </summary>
    /// <exception cref="WorkflowStateException">The workflow has not finished.</exception>
    /// <exception cref="WorkflowExistsException">The new id is taken; nothing was started.</exception>
    Task<string> RedriveAsync(string workflowId, RedriveRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a finished workflow: its instances, progress, events and all that the workspace holds of it. Its request and its checkpoints
    /// stay as tombstones, its output folder stays as it is. A purge that was cut off is completed by asking again.
    /// </summary>
    /// <exception cref="WorkflowStateException">The workflow has not finished, or another one still takes over its results.</exception>
    Task PurgeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default);

    /// <summary>Purges the workflows that finished longer ago than that, as many as one call has time for.</summary>
    /// <param name="olderThan">How long ago; null as <c>Workflows:Retention</c> says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WorkflowRequestException">Neither says how long.</exception>
    Task<PurgeSummary> PurgeExpiredAsync(TimeSpan? olderThan = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the workflows of the task hub (never their inner instances), in no particular order.</summary>
    IAsyncEnumerable<WorkflowSummary> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes a report of what is committed so far into the workflow's output folder: for one that is paused.</summary>
    Task<ReportTotals> WriteReportAsync(string workflowId, CancellationToken cancellationToken = default);
}

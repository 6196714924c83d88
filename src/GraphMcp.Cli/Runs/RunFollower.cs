using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>Sees a workflow through to its end, or to its pause once that was asked for.</summary>
/// <param name="manager">Knows the workflow.</param>
/// <param name="time">The clock.</param>
/// <param name="pause">Asks for the pause.</param>
internal sealed class RunFollower(IWorkflowManager manager, TimeProvider time, CancellationToken pause)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns the workflow's states; the last one is final, or paused.</summary>
    public async IAsyncEnumerable<WorkflowStatus> WatchAsync(string workflowId)
    {
        var asked = false;
        while (true)
        {
            if (!asked && pause.IsCancellationRequested)
            {
                asked = true;
                await manager.PauseWorkflowAsync(workflowId, CancellationToken.None);
            }

            var status = await manager.GetStatusAsync(workflowId, CancellationToken.None);
            yield return status;
            if (status.State.IsFinal() || (asked && status.State is WorkflowRunState.Paused))
            {
                yield break;
            }

            await Task.Delay(Interval, time, asked ? CancellationToken.None : pause).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

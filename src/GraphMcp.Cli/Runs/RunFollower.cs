using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>Sees a workflow through to its end, or to its pause once that was asked for.</summary>
internal sealed class RunFollower(IWorkflowManager manager, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns the workflow's states; the last one is final, or paused.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="pause">Asks for the pause by completing.</param>
    /// <param name="cancellationToken">Gives up watching; the workflow is not asked to do anything.</param>
    public async IAsyncEnumerable<WorkflowStatus> WatchAsync(
        string workflowId,
        Task pause,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var asked = false;
        while (true)
        {
            if (!asked && pause.IsCompleted)
            {
                asked = true;
                await manager.PauseWorkflowAsync(workflowId, cancellationToken);
            }

            var status = await manager.GetStatusAsync(workflowId, cancellationToken);
            yield return status;
            if (status.State.IsFinal() || (asked && status.State is WorkflowRunState.Paused))
            {
                yield break;
            }

            var wait = Task.Delay(Interval, time, cancellationToken);
            await (asked ? wait : Task.WhenAny(wait, pause));
        }
    }
}

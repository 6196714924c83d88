using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Activities;

/// <summary>The edge at which every activity runs: a forced stop cancels it within a second, and what it throws crosses the task boundary as data.</summary>
public sealed class ActivityEdge(IWorkspaceProvider workspaces, RunningActivities running, ActivityFailures failures, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Runs an activity of a workflow.</summary>
    /// <param name="input">The activity's input, which says where it is.</param>
    /// <param name="run">The activity; its token fires when the host stops or the workflow is stopped by force.</param>
    /// <param name="cancellationToken">Fires when the host stops.</param>
    public async Task<T> RunAsync<T>(ActivityInput input, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var workflowId = input.WorkflowId;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        running.Add(workflowId, stopping);
        try
        {
            var workspace = workspaces.Open(input.Workspace);
            await ForcedStop.ThrowIfSetAsync(workspace, workflowId, cancellationToken);
            return await WatchAsync(workspace, workflowId, run, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw WorkflowErrors.ToFailure(new WorkflowStoppedException(workflowId), input.Place());
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw failures.Take(exception, input.Place());
        }
        finally
        {
            running.Remove(workflowId, stopping);
        }
    }

    private async Task<T> WatchAsync<T>(
        IWorkspace workspace,
        string workflowId,
        Func<CancellationToken, Task<T>> run,
        CancellationTokenSource stopping
    )
    {
        var work = run(stopping.Token);
        using var timer = new PeriodicTimer(Interval, clock);
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        while (await Task.WhenAny(work, tick) == tick)
        {
            if (await IsStoppedAsync(workspace, workflowId))
            {
                await stopping.CancelAsync();
                break;
            }

            tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        }

        return await work;
    }

    private static async Task<bool> IsStoppedAsync(IWorkspace workspace, string workflowId)
    {
        try
        {
            return await ForcedStop.IsSetAsync(workspace, workflowId, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WorkflowException)
        {
            // The next tick looks again; the activity itself will meet the same trouble.
            return false;
        }
    }
}

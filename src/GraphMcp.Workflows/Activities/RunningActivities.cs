namespace GraphMcp.Workflows.Activities;

/// <summary>The activities that run in this host, by workflow, so that a forced stop that is asked for here reaches them at once.</summary>
public sealed class RunningActivities
{
    private readonly Lock changing = new();
    private readonly Dictionary<string, HashSet<CancellationTokenSource>> byWorkflow = new(StringComparer.Ordinal);

    internal void Add(string workflowId, CancellationTokenSource activity)
    {
        lock (changing)
        {
            if (!byWorkflow.TryGetValue(workflowId, out var activities))
            {
                byWorkflow.Add(workflowId, activities = []);
            }

            activities.Add(activity);
        }
    }

    internal void Remove(string workflowId, CancellationTokenSource activity)
    {
        lock (changing)
        {
            if (byWorkflow.TryGetValue(workflowId, out var activities) && activities.Remove(activity) && activities.Count == 0)
            {
                byWorkflow.Remove(workflowId);
            }
        }
    }

    /// <summary>Cancels all activities of a workflow.</summary>
    internal void Cancel(string workflowId)
    {
        lock (changing)
        {
            foreach (var activity in byWorkflow.GetValueOrDefault(workflowId) ?? [])
            {
                // Not here: what runs at a cancellation must not run under the lock.
                _ = activity.CancelAsync();
            }
        }
    }
}

using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Purging;

/// <summary>Removes the workflows that finished long ago, as many as one call has time for.</summary>
internal sealed class ExpiredPurger(DurableTaskClient client, WorkflowPurger purger, IOptions<WorkflowOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    private static readonly OrchestrationRuntimeStatus[] Finished =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Removes those that finished longer ago than that; null as the host says.</summary>
    public async Task<PurgeSummary> PurgeAsync(TimeSpan? olderThan, CancellationToken cancellationToken)
    {
        var age =
            olderThan
            ?? options.Value.Retention
            ?? throw new WorkflowRequestException("'olderThan' is missing, and this host has no default for it (Workflows:Retention).");
        if (age < TimeSpan.Zero)
        {
            throw new WorkflowRequestException("'olderThan' must not be negative.");
        }

        var started = clock.GetTimestamp();
        var (purged, kept) = (new List<string>(), 0);
        foreach (var id in await FindAsync(clock.GetUtcNow() - age, cancellationToken))
        {
            if (clock.GetElapsedTime(started) > Time)
            {
                return new PurgeSummary(purged, kept, HasMore: true);
            }

            try
            {
                await purger.PurgeAsync(id, cancellationToken);
                purged.Add(id);
            }
            catch (WorkflowException exception) when (exception is WorkflowStateException or WorkflowNotFoundException)
            {
                // Still needed, or of another workspace: no reason to leave the others.
                kept++;
            }
        }

        return new PurgeSummary(purged, kept, HasMore: false);
    }

    // Listed before any is removed: no client is asked to page through what changes.
    private async Task<List<string>> FindAsync(DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var query = new OrchestrationQuery { Statuses = Finished, CreatedTo = latest };
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            var isOld = string.Equals(instance.Name, TaskNames.Workflow, StringComparison.Ordinal) && instance.LastUpdatedAt <= latest;
            ids.AddRange(isOld ? [instance.InstanceId] : []);
        }

        return ids;
    }
}

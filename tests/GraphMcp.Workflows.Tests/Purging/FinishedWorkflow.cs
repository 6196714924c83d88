using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.DurableTask.Client;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Purging;

/// <summary>The workflow that is purged here.</summary>
internal static class FinishedWorkflow
{
    private static readonly string[] Tombstones = ["purged/w.json", "requests/w.json"];

    public static WorkflowRequest ARequest => Request("decommission", apply: true, maxFiles: 2) with { Id = "w" };

    /// <summary>A workflow that has left everywhere what a workflow can leave: an edit, a failure, a control message, a checkpoint, a child.</summary>
    public static async Task<WorkflowHost> FinishedAsync()
    {
        var host = await new WorkflowHost().AddFiles(5).OpenAsync(start: false);
        host.CountFiles(path => path == "03.env");
        await host.Manager.StartWorkflowAsync(ARequest);
        await host.Manager.SetMaxParallelBatchesAsync("w", 2);
        await host.StartAsync();
        await host.FinishAsync("w");
        await host.Checkpoints().SaveCheckpointAsync("w", "end");
        host.CountFiles();
        return host;
    }

    public static async Task AssertGoneAsync(WorkflowHost host)
    {
        Assert.Equal(
            Tombstones,
            host.Workspace.Files.Keys.Where(path => !path.StartsWith("checkpoints/cp-", StringComparison.Ordinal)).Order()
        );
        Assert.Empty(await host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = "w" }).ToListAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (
            await host.Client.Entities.GetEntityAsync(ProgressEntity.IdOf("w"), patience.Token) is not null
            || await host.Client.Entities.GetEntityAsync(EventLogEntity.IdOf("w"), patience.Token) is not null
        )
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}

using Durable.Embedded;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.DurableTask;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Orchestration;

/// <summary>Recorded histories of real runs are replayed by the orchestrators as they are now.</summary>
public sealed class ReplayTests
{
    private static readonly Dictionary<string, Func<ITaskOrchestrator>> Orchestrators = new(StringComparer.Ordinal)
    {
        [TaskNames.Workflow] = () => new WorkflowOrchestrator(),
        [TaskNames.Shard] = () => new ShardOrchestrator(),
        [TaskNames.Batch] = () => new BatchOrchestrator(),
    };

    [Fact]
    public async Task Replay_OfAWholeRun_AsksForTheSame()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(30)
            .OpenAsync();

        await host.RunAsync(Request("decommission", apply: true, parallel: 3, maxFiles: 2));

        Assert.Equal(4, await ReplayAllAsync(host));
    }

    [Fact]
    public async Task Replay_OfARunWithASplitBatch_AsksForTheSame()
    {
        await using var host = new WorkflowHost().AddFiles(9);
        host.BeforeActivity = (name, input) =>
            name == TaskNames.ProcessBatch && input is BatchInput { Quarantine: null, From: not > 4, To: not < 4 }
                ? throw new InvalidOperationException("Something in this batch kills its activity.")
                : Task.CompletedTask;
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission"));

        Assert.Equal(1, status.Progress.Failed);
        Assert.Equal(3, await ReplayAllAsync(host));
    }

    [Fact]
    public async Task Replay_OfARunThatWasPausedChangedAndStopped_AsksForTheSame()
    {
        var gate = new Gate();
        var calls = 0;
        await using var host = new WorkflowHost
        {
            Configure = ManyPages,
            BeforeActivity = (name, _) =>
                name == TaskNames.ProcessBatch && Interlocked.Increment(ref calls) == 7 ? gate.PassAsync() : Task.CompletedTask,
        }.AddFiles(30);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 2));
        await gate.Reached;
        await host.Manager.PauseWorkflowAsync(id);
        gate.Open();
        await host.UntilAsync(id, WorkflowRunState.Paused);
        await host.Manager.SetMaxParallelBatchesAsync(id, 3);
        await host.Manager.ResumeWorkflowAsync(id);
        await host.Manager.StopWorkflowAsync(id);
        await host.FinishAsync(id);

        Assert.InRange(await ReplayAllAsync(host), 3, 4);
    }

    /// <summary>Replays every instance of the hub; returns how many there were.</summary>
    private static async Task<int> ReplayAllAsync(WorkflowHost host)
    {
        var instances = await host.Client.GetAllInstancesAsync().ToListAsync();
        foreach (var instance in instances)
        {
            var history = await host.ManagementClient.GetOrchestrationHistoryAsync(instance.InstanceId);
            OrchestrationReplayer.Replay(Orchestrators[instance.Name](), instance.InstanceId, history);
        }

        return instances.Count;
    }
}

using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Templates;
using Microsoft.Extensions.Options;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Resource pools on the engine, across workflows.</summary>
public sealed class PoolTests
{
    [Fact]
    public async Task Pool_OfTwoWorkflows_IsNeverExceededAndCanBeChangedWhileTheyRun()
    {
        await using var host = Host(pool: "api", limit: 2);
        var (counting, inside, most, entered) = (new Lock(), 0, 0, new SemaphoreSlim(0));
        var leave = new SemaphoreSlim(0);
        host.BeforeFile = async (_, stop) =>
        {
            lock (counting)
            {
                most = Math.Max(most, ++inside);
            }

            entered.Release();
            await leave.WaitAsync(stop);
            lock (counting)
            {
                inside--;
            }
        };
        await host.AddFiles(20).OpenAsync();
        var ids = new[] { await host.Manager.StartWorkflowAsync(Pooled()), await host.Manager.StartWorkflowAsync(Pooled()) };
        var pools = host.Get<IResourcePools>();

        await EnteredAsync(entered, 2);
        await UntilAsync(pools, pool => pool.Waiting == 6);
        Assert.Equal(new PoolStatus("api", 2, 2, 6, "template"), Assert.Single(await pools.SnapshotAsync()));

        await pools.SetLimitAsync("api", 3);
        await EnteredAsync(entered, 1);
        Assert.Equal(3, most);

        await pools.SetLimitAsync("api", 1);
        leave.Release(2);
        await UntilAsync(pools, pool => pool.InUse == 1);
        Assert.Equal(0, entered.CurrentCount);

        leave.Release(38);
        foreach (var id in ids)
        {
            Assert.Equal(
                (WorkflowRunState.Succeeded, 20L),
                (await host.FinishAsync(id)) is var end ? (end.State, end.Progress.Processed) : default
            );
        }

        Assert.Equal(3, most);
        Assert.Equal(new PoolStatus("api", 1, 0, 0, "set"), Assert.Single(await pools.SnapshotAsync()));
    }

    [Fact]
    public async Task Pool_OfAWorkflowWhoseHostLostItsLimit_PausesWithTheReason()
    {
        await using var host = await Host(pool: "lost", limit: null).AddFiles(4).OpenAsync(start: false);
        var configured = host.Get<IOptions<WorkflowOptions>>().Value.Pools;
        configured["lost"] = 2;
        var id = await host.Manager.StartWorkflowAsync(Pooled());
        configured.Clear();
        await host.StartAsync();

        var status = await host.UntilAsync(id, WorkflowRunState.Paused);

        Assert.Contains("The pool 'lost' has no limit on this host.", status.Reason, StringComparison.Ordinal);
        await host.Get<IResourcePools>().SetLimitAsync("lost", 1);
        await host.Manager.ResumeWorkflowAsync(id);
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync(id)).State);
    }

    [Fact]
    public async Task Pool_ThatIsBusyWhileAWorkflowIsPausedAndThenStopped_LetsItDrainAndLosesNothing()
    {
        await using var host = Host(pool: "api", limit: 1);
        var (inside, leave) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        host.BeforeFile = async (_, stop) =>
        {
            inside.Release();
            await leave.WaitAsync(stop);
        };
        await host.AddFiles(20).OpenAsync();
        var holder = await host.Manager.StartWorkflowAsync(Pooled() with { MaxParallelBatches = 1 });
        await EnteredAsync(inside, 1);
        var waiter = await host.Manager.StartWorkflowAsync(Pooled() with { MaxParallelBatches = 1 });
        await UntilAsync(host.Get<IResourcePools>(), pool => pool.Waiting == 1);

        Assert.True(await host.Manager.PauseWorkflowAsync(waiter));
        await host.UntilSeenAsync(waiter, 1);
        Assert.Equal(WorkflowRunState.Pausing, await host.Manager.GetStateAsync(waiter));
        Assert.True(await host.Manager.StopWorkflowAsync(waiter));
        await host.UntilSeenAsync(waiter, 2);
        Assert.Equal(WorkflowRunState.Stopping, await host.Manager.GetStateAsync(waiter));
        leave.Release(1000);

        var stopped = await host.FinishAsync(waiter);
        Assert.Equal((WorkflowRunState.Stopped, 1L), (stopped.State, stopped.Progress.Processed));
        Assert.Single(await host.ResultsAsync(waiter));
        var held = await host.FinishAsync(holder);
        Assert.Equal((WorkflowRunState.Succeeded, 20L), (held.State, held.Progress.Processed));
        var rest = await host.FinishAsync(await host.Manager.RedriveAsync(waiter));
        Assert.Equal((WorkflowRunState.Succeeded, 20L), (rest.State, rest.Progress.Processed));
        Assert.Equal(new PoolStatus("api", 1, 0, 0, "template"), Assert.Single(await host.Get<IResourcePools>().SnapshotAsync()));
    }

    [Fact]
    public async Task Start_WithATemplateWhosePoolNobodyDefines_IsRefused()
    {
        await using var host = await Host(pool: "nobody", limit: null).OpenAsync();

        var failure = await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.StartWorkflowAsync(Pooled()));

        Assert.Equal(
            "The template 'pooled' needs the pool 'nobody', which nobody gives a limit (Workflows:Pools:nobody); known are none.",
            failure.Message
        );
    }

    private static async Task EnteredAsync(SemaphoreSlim entered, int batches)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            Assert.True(await entered.WaitAsync(TimeSpan.FromMinutes(1)));
        }
    }

    private static async Task UntilAsync(IResourcePools pools, Func<PoolStatus, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds(Assert.Single(await pools.SnapshotAsync(patience.Token))))
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static WorkflowRequest Pooled() => Request("inventory", parallel: 4, maxFiles: 1) with { Template = "pooled" };

    private static WorkflowHost Host(string pool, int? limit)
    {
        var steps = new[]
        {
            new TemplateStep("plan", StepKind.Plan, []),
            new TemplateStep("process", StepKind.Process, ["plan"], Processor: "inventory") { Pool = pool },
            new TemplateStep("report", StepKind.Report, ["process"]),
        };
        var pools = new Dictionary<string, int>(StringComparer.Ordinal);
        if (limit is { } number)
        {
            pools[pool] = number;
        }

        return new WorkflowHost([new WorkflowTemplate("pooled", "", [], steps) { Pools = pools }]);
    }
}

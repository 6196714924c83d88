using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Management.Listing;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.DurableTask.Client;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Purging;

/// <summary>What is removed of a workflow, and what stays.</summary>
public sealed class PurgeTests
{
    private static readonly string[] Tombstones = ["purged/w.json", "requests/w.json"];

    [Fact]
    public async Task Purge_OfAFinishedWorkflow_LeavesItsTombstone()
    {
        await using var host = await FinishedAsync();

        await host.Manager.PurgeWorkflowAsync("w");

        await AssertGoneAsync(host);
        var gone = await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.GetStatusAsync("w"));
        Assert.Equal("workflow-purged", gone.Code);
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.PauseWorkflowAsync("w"));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.RedriveAsync("w"));
        Assert.Empty(await host.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Purge_OfAWorkflowWhoseEventsWereDelivered_RemovesTheDeliveries()
    {
        await using var host = new WorkflowHost().AddFiles(1);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = host.Get<EventSubscriptions>()
            .Add(
                WorkflowEventTypes.WorkflowCompleted,
                (_, _) =>
                {
                    heard.TrySetResult();
                    return default;
                }
            );
        await host.OpenAsync();
        await host.RunAsync(ARequest);
        await heard.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(await DeliveriesAsync(host));

        await host.Manager.PurgeWorkflowAsync("w");

        Assert.Empty(await DeliveriesAsync(host));
        await AssertGoneAsync(host);
    }

    [Fact]
    public async Task Lists_AfterAPurge_LeaveTheWorkflowOut()
    {
        await using var host = await FinishedAsync();
        await host.RunAsync(Request("inventory") with { Id = "v" });
        var lister = host.Get<WorkflowLister>();
        Assert.Equal(2, (await lister.ListAsync(host.Client, new WorkflowQuery())).Workflows.Count);

        await host.Manager.PurgeWorkflowAsync("w");

        Assert.Equal(["v"], (await lister.ListAsync(host.Client, new WorkflowQuery())).Workflows.Select(workflow => workflow.Id));
    }

    [Fact]
    public async Task Start_OfAnIdThatWasPurged_IsRefused()
    {
        await using var host = await FinishedAsync();
        await host.Manager.PurgeWorkflowAsync("w");

        await Assert.ThrowsAsync<WorkflowExistsException>(() => host.Manager.StartWorkflowAsync(ARequest));

        await AssertGoneAsync(host);
    }

    [Fact]
    public async Task Start_WithTheKeyOfAWorkflowThatWasPurged_StartsNothing()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var request = Request("inventory") with { IdempotencyKey = "order-7" };
        var first = await host.RunAsync(request);
        await host.Manager.PurgeWorkflowAsync(first.Id);

        Assert.Equal(first.Id, await host.Manager.StartWorkflowAsync(request));

        Assert.Empty(await host.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Purge_ThatIsCutOffAnywhere_IsCompletedByAskingAgain()
    {
        for (var cut = 1; await CutOffAsync(cut, (_, _) => throw new IOException("The process ends here.")); cut++)
        {
            Assert.InRange(cut, 1, 100);
        }
    }

    [Fact]
    public async Task Purge_ThatIsGivenUpAnywhere_IsCompletedByAskingAgain()
    {
        for (var cut = 1; await CutOffAsync(cut, (giveUp, _) => giveUp.Cancel()); cut++)
        {
            Assert.InRange(cut, 1, 100);
        }
    }

    [Fact]
    public async Task Purge_OfAWorkflowThatRuns_IsRefused()
    {
        await using var host = new WorkflowHost().AddFiles(1);
        var gate = new Gate();
        host.BeforeFile = (_, _) => gate.PassAsync();
        await host.OpenAsync();
        await host.Manager.StartWorkflowAsync(ARequest);
        await gate.Reached;

        var refused = await Assert.ThrowsAsync<WorkflowStateException>(() => host.Manager.PurgeWorkflowAsync("w"));

        gate.Open();
        Assert.Equal(WorkflowRunState.Running, refused.State);
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync("w")).State);
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.PurgeWorkflowAsync("unknown"));
    }

    [Fact]
    public async Task Purge_WhileAChildTakesOver_IsRefusedUntilItHas()
    {
        await using var host = await FinishedAsync();
        var gate = new Gate();
        host.BeforeActivity = (name, _) => name == TaskNames.Plan ? gate.PassAsync() : Task.CompletedTask;
        var child = await host.Manager.RedriveAsync("w");
        await gate.Reached;

        var refused = await Assert.ThrowsAsync<WorkflowStateException>(() => host.Manager.PurgeWorkflowAsync("w"));

        gate.Open();
        await host.FinishAsync(child);
        await host.Manager.PurgeWorkflowAsync("w");
        Assert.Contains(child, refused.Message, StringComparison.Ordinal);
        Assert.Equal(5, (await host.ResultsAsync(child)).Count);
        var files = host.CountFiles();
        var grandchild = await host.FinishAsync(await host.Manager.RedriveAsync(child));
        Assert.Equal((0, WorkflowRunState.Succeeded), (files.Count, grandchild.State));
    }

    [Fact]
    public async Task Restore_AfterThePurge_SaysSo()
    {
        await using var host = await FinishedAsync();
        var checkpoint = (await host.Checkpoints().ListCheckpointsAsync("w"))[0];
        await host.Manager.PurgeWorkflowAsync("w");

        var gone = await Assert.ThrowsAsync<CheckpointPurgedException>(() => host.Checkpoints().RestoreCheckpointAsync(checkpoint.Id));

        Assert.Equal("checkpoint-purged", gone.Code);
        var shown = await host.Checkpoints().GetCheckpointAsync(checkpoint.Id);
        Assert.NotNull(shown.PurgedAt);
        Assert.Equal(checkpoint, shown with { PurgedAt = null });
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Checkpoints().ListCheckpointsAsync("w"));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Checkpoints().SaveCheckpointAsync("w"));
        Assert.Single(host.Workspace.Under("requests"));
    }

    [Fact]
    public async Task Purge_OfARootThatWasTerminatedAlone_EndsWhatStillRuns()
    {
        await using var host = new WorkflowHost().AddFiles(1);
        var gate = new Gate();
        host.BeforeFile = (_, stop) => gate.PassAsync().WaitAsync(stop);
        await host.OpenAsync();
        await host.Manager.StartWorkflowAsync(ARequest);
        await gate.Reached;
        await host.Client.TerminateInstanceAsync("w", CancellationToken.None);
        await host.FinishAsync("w");

        await host.Manager.PurgeWorkflowAsync("w");

        gate.Open();
        Assert.Empty(await host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = "w" }).ToListAsync());
        Assert.Empty(host.Workspace.Under("results"));
    }

    [Fact]
    public async Task PurgeExpired_ByAge_PurgesTheFinishedOnly()
    {
        await using var host = await FinishedAsync();
        await host.RunAsync(Request("inventory") with { Id = "v" });
        var gate = new Gate();
        host.BeforeFile = (_, _) => gate.PassAsync();
        await host.Manager.StartWorkflowAsync(Request("inventory") with { Id = "running" });
        await gate.Reached;

        var none = await host.Manager.PurgeExpiredAsync(TimeSpan.FromDays(1));
        var some = await host.Manager.PurgeExpiredAsync(TimeSpan.Zero);

        gate.Open();
        Assert.Equal((0, 0, false), (none.Purged.Count, none.Kept, none.HasMore));
        Assert.Equal(["v", "w"], some.Purged.Order());
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync("running")).State);
        await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.PurgeExpiredAsync());
        await Assert.ThrowsAsync<WorkflowRequestException>(() => host.Manager.PurgeExpiredAsync(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task PurgeExpired_AfterAPurgeThatWasCutOff_CompletesIt()
    {
        await using var host = await FinishedAsync();
        host.Workspace.BeforeDelete = _ => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => host.Manager.PurgeWorkflowAsync("w"));
        host.Workspace.BeforeDelete = _ => { };

        var summary = await host.Manager.PurgeExpiredAsync(TimeSpan.Zero);

        Assert.Equal(["w"], summary.Purged);
        await AssertGoneAsync(host);
    }

    [Theory]
    [InlineData("30d", 720)]
    [InlineData("1d12h", 36)]
    [InlineData("30.00:00:00", 720)]
    [InlineData("90m", 1.5)]
    public void PurgeAge_WithUnits_IsRead(string text, double hours) => Assert.Equal(TimeSpan.FromHours(hours), PurgeAge.Parse(text));

    [Theory]
    [InlineData("30")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1.00:00:00")]
    public void PurgeAge_WithoutUnits_IsRefused(string text) => Assert.Throws<WorkflowRequestException>(() => PurgeAge.Parse(text));

    private static WorkflowRequest ARequest => Request("decommission", apply: true, maxFiles: 2) with { Id = "w" };

    private static async Task<List<OrchestrationMetadata>> DeliveriesAsync(WorkflowHost host) =>
        await host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = "deliver:w:" }).ToListAsync();

    /// <summary>A workflow that has left everywhere what a workflow can leave: an edit, a failure, a control message, a checkpoint, a child.</summary>
    private static async Task<WorkflowHost> FinishedAsync()
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

    /// <summary>Returns whether the purge had as many deletions to be cut off at.</summary>
    private static async Task<bool> CutOffAsync(int cut, Action<CancellationTokenSource, string> end)
    {
        await using var host = await FinishedAsync();
        using var giveUp = new CancellationTokenSource();
        var deletions = 0;
        host.Workspace.BeforeDelete = path =>
        {
            if (Interlocked.Increment(ref deletions) == cut)
            {
                end(giveUp, path);
            }
        };
        var cutOff = await Record.ExceptionAsync(() => host.Manager.PurgeWorkflowAsync("w", giveUp.Token)) is not null;
        if (cutOff)
        {
            Assert.Equal(
                "workflow-purged",
                (await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.GetStatusAsync("w"))).Code
            );
        }

        host.Workspace.BeforeDelete = _ => { };
        await host.Manager.PurgeWorkflowAsync("w");
        await AssertGoneAsync(host);
        return cutOff;
    }

    private static async Task AssertGoneAsync(WorkflowHost host)
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

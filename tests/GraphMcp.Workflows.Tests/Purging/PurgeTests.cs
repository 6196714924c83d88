using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Management.Listing;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.DurableTask.Client;
using static GraphMcp.Workflows.Tests.Purging.FinishedWorkflow;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Purging;

/// <summary>What is removed of a workflow, and what stays.</summary>
public sealed class PurgeTests
{
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

    private static async Task<List<OrchestrationMetadata>> DeliveriesAsync(WorkflowHost host) =>
        await host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = "deliver:w:" }).ToListAsync();

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
}

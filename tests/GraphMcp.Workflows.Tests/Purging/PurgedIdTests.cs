using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management.Listing;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Purging.FinishedWorkflow;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Purging;

/// <summary>What the id of a purged workflow still stands for.</summary>
public sealed class PurgedIdTests
{
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
}

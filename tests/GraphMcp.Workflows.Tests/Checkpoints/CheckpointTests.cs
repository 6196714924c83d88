using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.LineageHostExtensions;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Checkpoints;

/// <summary>Checkpoints of workflows: how they are named, listed and told of.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public async Task Checkpoints_OfAWorkflow_AreListedOldestFirst()
    {
        await using var host = await new WorkflowHost().AddFiles(2).OpenAsync();
        var parent = await host.RunAsync(Request("inventory") with { Id = "w" });
        var first = await host.Checkpoints().SaveCheckpointAsync("w", "first");
        var second = await host.Checkpoints().SaveCheckpointAsync("w");

        var listed = await host.Checkpoints().ListCheckpointsAsync("w");

        Assert.Equal([(first, "first"), (second, null)], listed.Select(checkpoint => (checkpoint.Id, checkpoint.Label)));
        Assert.Equal(listed[0].PlanHash, listed[1].PlanHash);
        Assert.Equal(parent.State, listed[0].State);
        Assert.All(listed, checkpoint => Assert.Matches("^cp-[0-9a-hjkmnp-tv-z]{26}$", checkpoint.Id));
    }

    [Fact]
    public async Task Checkpoint_OfAWorkflow_IsAnEventOfIt()
    {
        await using var host = await new WorkflowHost().AddFiles(2).OpenAsync();
        await host.RunAsync(Request("inventory") with { Id = "w" });

        var id = await host.Checkpoints().SaveCheckpointAsync("w", "here");

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        WorkflowEvent? saved = null;
        while (saved is null)
        {
            await tick.WaitForNextTickAsync(patience.Token);
            var events = new EventLogReader(host.Client.Entities, host.Workspace).EnumerateAsync("w", 0, patience.Token);
            saved = await events.FirstOrDefaultAsync(happened => happened.Type == WorkflowEventTypes.CheckpointSaved, patience.Token);
        }

        Assert.Equal(
            (id, "here"),
            (saved.Data!.Value.GetProperty("checkpointId").GetString(), saved.Data.Value.GetProperty("label").GetString())
        );
    }

    [Fact]
    public async Task Checkpoints_OfWhatIsNotThere_SaySo()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        await host.RunAsync(Request("inventory") with { Id = "w" });
        var checkpoints = host.Checkpoints();

        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => checkpoints.SaveCheckpointAsync("unknown"));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => checkpoints.ListCheckpointsAsync("unknown"));
        await Assert.ThrowsAsync<WorkflowRequestException>(() => checkpoints.SaveCheckpointAsync("w", new string('x', 257)));
        foreach (var id in new[] { "cp-00000000000000000000000000", "../requests/w", "of/w" })
        {
            await Assert.ThrowsAsync<CheckpointNotFoundException>(() => checkpoints.GetCheckpointAsync(id));
            await Assert.ThrowsAsync<CheckpointNotFoundException>(() => checkpoints.RestoreCheckpointAsync(id));
        }

        Assert.Empty(await checkpoints.ListCheckpointsAsync("w"));
    }
}

using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.LineageHostExtensions;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Checkpoints;

/// <summary>Checkpoints of workflows in every state, and what is started from them.</summary>
public sealed class RestoreTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restore_OfARunningWorkflow_TakesOverWhatWasCommittedThenAndNothingElse(bool finishFirst)
    {
        var gate = new Gate();
        await using var host = await RunningAsync(gate);
        var saved = await host.Checkpoints().GetCheckpointAsync(await host.Checkpoints().SaveCheckpointAsync("w", "half way"));

        Assert.Equal(("w", "half way", WorkflowRunState.Running), (saved.WorkflowId, saved.Label, saved.State));
        Assert.Equal((4, 40L, 12, true), (saved.Pages, saved.Files, saved.Batches, saved.PlanComplete));
        // Older clients do not tell where the history is.
        Assert.Equal(host.StrictAzureFloor, saved.HistoryPosition is null);
        if (finishFirst)
        {
            gate.Open();
            await host.FinishAsync("w");
        }

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(saved.Id));

        // Counted before the gate opens: the parent goes on then, and its files pass the same count.
        Assert.Equal(Names(24, 16), files.Order());
        gate.Open();
        Assert.Equal((WorkflowRunState.Succeeded, 40L, 40L), (status.State, status.Progress.Processed, status.Totals!.ChangedFiles));
        Assert.Equal((LineageKind.Restore, "w", saved.Id), (status.Parent!.Kind, status.Parent.ParentId, status.Parent.CheckpointId));
        Assert.Equal($"file:///output/{status.Id}", status.Output);
        await host.FinishAsync("w");
        Assert.Equal(await GistsAsync(host, "w"), await GistsAsync(host, status.Id));
        Assert.Equal([status.Id], (await host.Manager.GetStatusAsync("w")).Children.Select(child => child.Id));
    }

    [Fact]
    public async Task Restore_OfAPausedWorkflow_DoesTheRest()
    {
        var gate = new Gate();
        await using var host = await RunningAsync(gate);
        await host.Manager.PauseWorkflowAsync("w");
        gate.Open();
        await host.UntilAsync("w", WorkflowRunState.Paused);
        var done = (await host.ResultsAsync("w")).Select(file => file.Path).ToList();
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync("w");

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint));

        Assert.Equal(WorkflowRunState.Paused, (await host.Checkpoints().GetCheckpointAsync(checkpoint)).State);
        Assert.Equal(Names(0, 40).Except(done), files.Order());
        Assert.Equal((WorkflowRunState.Succeeded, 40L), (status.State, status.Progress.Processed));
        Assert.Equal(WorkflowRunState.Paused, (await host.Manager.GetStatusAsync("w")).State);
    }

    [Theory]
    [InlineData(false, WorkflowRunState.Stopped)]
    [InlineData(true, WorkflowRunState.Terminated)]
    public async Task Restore_OfAStoppedWorkflow_DoesTheRest(bool force, WorkflowRunState state)
    {
        var gate = new Gate();
        await using var host = await RunningAsync(gate);
        var stopping = host.Manager.StopWorkflowAsync("w", force);
        gate.Open();
        await stopping;
        await host.FinishAsync("w");
        var done = (await host.ResultsAsync("w")).Select(file => file.Path).ToList();
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync("w");

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint));

        Assert.Equal(state, (await host.Checkpoints().GetCheckpointAsync(checkpoint)).State);
        Assert.InRange(done.Count, 24, 38);
        Assert.Equal(Names(0, 40).Except(done), files.Order());
        Assert.Equal((WorkflowRunState.Succeeded, 40L), (status.State, status.Progress.Processed));
    }

    [Fact]
    public async Task Restore_OfAFailedWorkflow_DoesTheFailedAndTheRest()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(40)
            .OpenAsync();
        host.CountFiles(path => path is "03.env" or "11.env");
        var failed = await host.RunAsync(
            Request("decommission", parallel: 1, maxFiles: 2) with
            {
                ToleratedFailures = new ToleratedFailuresRequest { Count = 1 },
            }
        );
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(failed.Id);

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: "again"));

        Assert.Equal((WorkflowRunState.Failed, "again"), (failed.State, status.Id));
        Assert.Equal(["03.env", "11.env", .. Names(12, 28)], files.Order());
        Assert.Equal((WorkflowRunState.Succeeded, 40L, 0L), (status.State, status.Progress.Processed, status.Progress.Failed));
    }

    [Fact]
    public async Task Restore_OfAFinishedWorkflow_ProcessesNothing()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(25)
            .OpenAsync();
        var finished = await host.RunAsync(Request("decommission", maxFiles: 3));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(finished.Id);

        var files = host.CountFiles();
        var reads = host.Source.Reads.Count;
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint));

        Assert.Empty(files);
        // Every file has a match and so is read once, to verify it.
        Assert.Equal(25, host.Source.Reads.Count - reads);
        Assert.Equal((WorkflowRunState.Succeeded, finished.Totals), (status.State, status.Totals));
    }

    [Fact]
    public async Task Restore_OfAWorkflowThatHasNotBegun_DoesAll()
    {
        await using var host = await new WorkflowHost().AddFiles(5).OpenAsync(start: false);
        await host.Manager.StartWorkflowAsync(Request("decommission") with { Id = "w" });
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync("w");
        await host.StartAsync();

        var saved = await host.Checkpoints().GetCheckpointAsync(checkpoint);
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint));

        Assert.Equal((WorkflowRunState.Pending, 0, 0), (saved.State, saved.Pages, saved.Batches));
        Assert.Equal((WorkflowRunState.Succeeded, 5L), (status.State, status.Progress.Processed));
    }

    [Fact]
    public async Task Restore_OfABatchThatWasSplit_TakesItsPartsOver()
    {
        await using var host = new WorkflowHost().AddFiles(20);
        host.BeforeActivity = (name, input) =>
            name == TaskNames.ProcessBatch
            && input is BatchInput { Batch: 1, Quarantine: null } batch
            && (batch.From ?? 0) <= 3
            && (batch.To ?? 9) >= 3
                ? throw new InvalidOperationException("Something in this batch kills its activity.")
                : Task.CompletedTask;
        await host.OpenAsync();
        var parent = await host.RunAsync(Request("decommission", maxFiles: 10));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);

        host.BeforeActivity = (_, _) => Task.CompletedTask;
        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint));

        Assert.Equal(5, (await host.Checkpoints().GetCheckpointAsync(checkpoint)).Batches);
        Assert.Equal(["13.env"], files);
        Assert.Equal((WorkflowRunState.Succeeded, 20L, 2L), (status.State, status.Progress.Processed, status.Progress.BatchesDone));
    }

    [Fact]
    public async Task Restore_WithTheSameIdTwice_IsAConflict()
    {
        await using var host = await new WorkflowHost().AddFiles(2).OpenAsync();
        var parent = await host.RunAsync(Request("inventory"));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);
        await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: "one"));

        await Assert.ThrowsAsync<WorkflowExistsException>(() => host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: "one"));
        await Assert.ThrowsAsync<WorkflowExistsException>(() => host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: parent.Id));

        Assert.Equal(["one"], (await host.Manager.GetStatusAsync(parent.Id)).Children.Select(child => child.Id));
        Assert.Equal(2, (await host.Manager.ListAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task Restore_IntoAFolderThatIsNotAllowed_IsRefused()
    {
        IList<string>? roots = null;
        await using var host = new WorkflowHost
        {
            Configure = options =>
            {
                ManyPages(options);
                options.AllowedRoots = roots;
            },
        }.AddFiles(2);
        roots = ["/source"];
        await host.OpenAsync();
        var parent = await host.RunAsync(Request("inventory"));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);

        await Assert.ThrowsAsync<WorkflowRequestException>(() =>
            host.Checkpoints().RestoreCheckpointAsync(checkpoint, new RestoreRequest { Output = "/elsewhere" }, CancellationToken.None)
        );
        await Assert.ThrowsAsync<WorkflowRequestException>(() =>
            host.Manager.RedriveAsync(parent.Id, new RedriveRequest { Output = "/elsewhere" })
        );

        Assert.Empty((await host.Manager.GetStatusAsync(parent.Id)).Children);
        Assert.Single(host.Workspace.Under("requests"));
    }

    [Fact]
    public async Task Restore_OfAWorkflowWithSeveralPages_CopiesAllThatItNeeds()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(25)
            .OpenAsync();
        var parent = await host.RunAsync(Request("decommission", maxFiles: 3) with { Id = "parent" });
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);
        await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: "child"));

        foreach (var folder in new[] { "staged", "results" })
        {
            var expected = host.Workspace.Under($"{folder}/parent").Where(path => !path.EndsWith(".patch", StringComparison.Ordinal));
            Assert.Subset(
                host.Workspace.Under($"{folder}/child").ToHashSet(),
                expected.Select(path => path.Replace("/parent/", "/child/", StringComparison.Ordinal)).ToHashSet()
            );
        }

        Assert.All(
            await host.ResultsAsync("child"),
            file =>
                Assert.True(
                    host.Workspace.Files.ContainsKey(WorkspacePaths.StagedDiff("child", file.Path, file.BeforeHash!, file.AfterHash!))
                )
        );
        Assert.All(host.Payloads, payload => Assert.InRange(payload.Bytes, 1, 4095));
    }

    /// <summary>A workflow of four shards that is held in the third, with 24 of its 40 files committed.</summary>
    private static async Task<WorkflowHost> RunningAsync(Gate gate)
    {
        var host = new WorkflowHost { Configure = ManyPages }.AddFiles(40);
        host.BeforeFile = (file, stop) => file.Path == "25.env" ? gate.PassAsync().WaitAsync(stop) : Task.CompletedTask;
        await host.OpenAsync();
        await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 2) with { Id = "w" });
        await gate.Reached;
        return host;
    }

    private static async Task<IEnumerable<string>> GistsAsync(WorkflowHost host, string id) =>
        (await host.ResultsAsync(id)).Select(file => file.Gist());
}

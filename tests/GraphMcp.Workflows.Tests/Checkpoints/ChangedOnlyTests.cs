using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Checkpoints;

/// <summary>Restoring with a look at what has changed since.</summary>
public sealed class ChangedOnlyTests
{
    [Fact]
    public async Task Restore_OfChangedOnly_DoesAgainWhatHasOtherContentNow()
    {
        await using var host = await new WorkflowHost().AddFiles(4).OpenAsync();
        host.Source.Add("clean-1.env", "Y=1").Add("clean-2.env", "Y=2");
        var parent = await host.RunAsync(Request("decommission"));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);
        host.Source.Add("00.env", "new=olddb\nX=olddb").Add("01.env", "X=olddb").Remove("02.env");
        host.Source.Add("clean-1.env", "Y=olddb").Add("clean-2.env", "Y=2").Add("new.env", "X=olddb");

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, changedOnly: true));

        Assert.Equal(["00.env", "clean-1.env"], files.Where(path => path != "clean-2.env").Distinct().Order());
        Assert.Equal((6L, 5L, 1L), (status.Progress.FilesPlanned, status.Progress.Processed, status.Progress.Failed));
        var results = (await host.ResultsAsync(status.Id)).ToDictionary(file => file.Path);
        Assert.Equal((2, 1), (results["00.env"].References.Count, results["clean-1.env"].References.Count));
        Assert.Equal((FileState.Failed, "missing"), (results["02.env"].State, results["02.env"].Error!.Code));
        Assert.DoesNotContain("new.env", results.Keys);
    }

    [Fact]
    public async Task Restore_WithoutALookAtChanges_LeavesThemToTheVerification()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync();
        var parent = await host.RunAsync(Request("decommission"));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);
        host.Source.Add("00.env", "cured");

        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint));

        var results = await host.ResultsAsync(status.Id);
        Assert.All(results, file => Assert.Single(file.References));
        Assert.Contains("changed-since-scan", host.Workspace.Text($"verify/{status.Id}/00000.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfChangedOnlyAfterAnApply_TakesItsOwnEditsForUnchanged()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync();
        var parent = await host.RunAsync(Request("decommission", apply: true));
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, changedOnly: true));

        Assert.Empty(files);
        Assert.Equal((WorkflowRunState.Succeeded, 3L), (status.State, status.Totals!.ChangedFiles));
    }

    [Fact]
    public async Task Restore_OfChangedOnly_LooksAgainAtWhatWasTooLarge()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("shrinks.sql", new byte[200]).Add("stays.sql", new byte[200]).Add("grows.sql", "select 1");
        var parent = await host.RunAsync(Request("inventory") with { Batches = new BatchPolicyRequest { MaxFileBytes = 100 } });
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(parent.Id);
        host.Source.Add("shrinks.sql", "select 2").Add("stays.sql", new byte[150]).Add("grows.sql", new byte[300]);

        var status = await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, changedOnly: true));

        Assert.Equal(
            [("grows.sql", FileState.Skipped), ("shrinks.sql", FileState.Processed), ("stays.sql", FileState.Skipped)],
            (await host.ResultsAsync(status.Id)).Select(file => (file.Path, file.State))
        );
    }
}

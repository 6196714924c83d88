using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask.Client;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Whole workflows of each built-in template.</summary>
public sealed class WholeRunTests
{
    [Fact]
    public async Task Inventory_OverAFewFiles_CountsThemAll()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("a.tf", "x").Add("b/c.sql", "select 1").Add("d.md", "# text");

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((3, 3, 0, 0), (status.Totals!.Files, status.Totals.Processed, status.Totals.Skipped, status.Totals.Failed));
        Assert.Equal((3, 3), (status.Progress.FilesPlanned, status.Progress.Processed));
        Assert.All(status.Steps, step => Assert.Equal(StepState.Succeeded, step.State));
    }

    [Fact]
    public async Task Inventory_OverNoFiles_Succeeds()
    {
        await using var host = await new WorkflowHost().OpenAsync();

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((0, 0), (status.Totals!.Files, status.Progress.Processed));
    }

    [Fact]
    public async Task ReferenceScan_OverMatches_FindsThemAndStagesNothing()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("a.env", "X=olddb\nY=1").Add("b.env", "Z=2");

        var status = await host.RunAsync(Request("reference-scan"));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((1, 0), (status.Totals!.References, status.Totals.ChangedFiles));
        Assert.Empty(host.Workspace.Under("staged"));
    }

    [Fact]
    public async Task Decommission_WithoutApply_StagesEditsAndLeavesTheSource()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("a.env", "X=olddb\nY=1").Add("b.env", "Z=2");

        var status = await host.RunAsync(Request("decommission"));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal(1, status.Totals!.ChangedFiles);
        Assert.Equal("X=olddb\nY=1", host.Source.Text("a.env"));
        Assert.Equal(StepState.Skipped, status.Steps.Single(step => step.Id == "apply").State);
        Assert.Equal(2, host.Workspace.Under($"staged/{status.Id}").Count);
    }

    [Fact]
    public async Task Decommission_WithApply_EditsTheSource()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("a.env", "X=olddb\nY=1").Add("b.env", "Z=2");

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal(("Y=1", "Z=2"), (host.Source.Text("a.env"), host.Source.Text("b.env")));
        Assert.All(status.Steps, step => Assert.Equal(StepState.Succeeded, step.State));
    }

    [Fact]
    public async Task Decommission_WhereEveryTurnIsReplayed_EndsTheSame()
    {
        await using var host = await new WorkflowHost { InstancesInMemory = 0, Configure = ManyPages }.OpenAsync();
        for (var file = 0; file < 40; file++)
        {
            host.Source.Add($"{file:D2}.env", file % 4 == 0 ? "X=olddb" : "X=1");
        }

        var status = await host.RunAsync(Request("decommission", apply: true, parallel: 3, maxFiles: 2));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((40, 40, 10), (status.Totals!.Files, status.Progress.Processed, status.Totals.ChangedFiles));
        Assert.Equal("", host.Source.Text("00.env"));
    }

    [Fact]
    public async Task Run_WhoseProcessEndsInTheMiddle_GoesOnWhereItWas()
    {
        await using var host = new WorkflowHost { Configure = ManyPages };
        var gate = new Gate();
        for (var file = 0; file < 40; file++)
        {
            host.Source.Add($"{file:D2}.env", "X=olddb");
        }

        host.BeforeFile = (file, _) => file.Path == "25.env" ? gate.PassAsync() : Task.CompletedTask;
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", apply: true, parallel: 2, maxFiles: 2));
        await gate.Reached;
        var committed = host.Workspace.Under("results");
        await host.CloseAsync();
        gate.Open();
        host.BeforeFile = (_, _) => Task.CompletedTask;
        await host.OpenAsync();
        var status = await host.FinishAsync(id);

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((40, 40), (status.Totals!.Files, status.Progress.Processed));
        Assert.NotEmpty(committed);
        Assert.Equal(20, host.Workspace.Created.Count(path => path.StartsWith("results/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_OverThousandsOfFiles_KeepsPayloadsAndHistoriesSmall()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        for (var file = 0; file < 5_000; file++)
        {
            host.Source.Add($"folder-{file % 7}/{new string('n', 60)}/{file:D5}.env", file % 5 == 0 ? "X=olddb" : "X=1");
        }

        var status = await host.RunAsync(Request("decommission", apply: true, parallel: 8, maxFiles: 10));

        Assert.Equal((5_000, 5_000, 1_000), (status.Totals!.Files, status.Progress.Processed, status.Totals.ChangedFiles));
        Assert.All(host.Payloads, payload => Assert.InRange(payload.Bytes, 1, 4095));
        foreach (var id in new[] { status.Id, $"{status.Id}:00000" })
        {
            var history = await host.ManagementClient.GetOrchestrationHistoryAsync(id);
            Assert.InRange(history.Count(e => e is DurableTask.Core.History.TaskScheduledEvent), 1, 1_000);
        }
    }

    [Fact]
    public async Task CustomStatus_OfARun_StaysUnderFourKibibytes()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }.OpenAsync();
        for (var file = 0; file < 40; file++)
        {
            host.Source.Add($"{file:D2}.env", "X=olddb");
        }

        var status = await host.RunAsync(Request("decommission", apply: true));

        var instance = await host.Client.GetInstanceAsync(status.Id, getInputsAndOutputs: true);
        Assert.InRange(instance!.SerializedCustomStatus!.Length, 100, 4095);
        Assert.Equal(WorkflowRunState.Running, instance.ReadCustomStatusAs<WorkflowCustomStatus>()!.State);
    }
}

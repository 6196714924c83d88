using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.LineageHostExtensions;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Checkpoints;

/// <summary>Runs over what a finished workflow has left.</summary>
public sealed class RedriveTests
{
    [Fact]
    public async Task Redrive_OfFilesThatFailed_DoesOnlyTheseAndReportsAll()
    {
        await using var host = await Host().OpenAsync();
        host.CountFiles(path => path is "03.env" or "17.env");
        var parent = await host.RunAsync(Request("decommission", maxFiles: 3));

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(parent.Id));

        Assert.Equal((WorkflowRunState.PartiallySucceeded, 2L), (parent.State, parent.Totals!.Failed));
        Assert.Equal(["03.env", "17.env"], files.Order());
        Assert.Equal((WorkflowRunState.Succeeded, 30L, 30L), (status.State, status.Totals!.Processed, status.Totals.ChangedFiles));
        Assert.Equal(new WorkflowLineage(LineageKind.Redrive, parent.Id), status.Parent);
        Assert.Equal([status.Id], (await host.Manager.GetStatusAsync(parent.Id)).Children.Select(child => child.Id));
    }

    [Fact]
    public async Task Redrive_AfterAnApply_AcceptsWhatIsInTheSourceAlready()
    {
        await using var host = await Host().OpenAsync();
        host.CountFiles(path => path == "03.env");
        var parent = await host.RunAsync(Request("decommission", apply: true, maxFiles: 3));
        Assert.Equal(("X=olddb", ""), (host.Source.Text("03.env"), host.Source.Text("04.env")));

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(parent.Id));

        Assert.Equal(["03.env"], files);
        Assert.Equal((WorkflowRunState.Succeeded, 30L), (status.State, status.Totals!.ChangedFiles));
        Assert.Equal("", host.Source.Text("03.env"));
        for (var shard = 0; shard < 3; shard++)
        {
            Assert.Empty(JsonLines.ReadLines<FileAddendum>(host.Workspace.Files[WorkspacePaths.Verified(status.Id, shard)]));
            Assert.All(
                JsonLines.ReadLines<FileAddendum>(host.Workspace.Files[WorkspacePaths.Applied(status.Id, shard)]),
                addendum => Assert.True(addendum.Applied)
            );
        }
    }

    [Fact]
    public async Task Redrive_ThatAppliesWhatItsParentDidNot_EditsTheSource()
    {
        await using var host = await Host().OpenAsync();
        var parent = await host.RunAsync(Request("decommission"));

        var id = await host.Manager.RedriveAsync(parent.Id, new RedriveRequest { Apply = true, MaxParallelBatches = 1 });
        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.Succeeded, true, 1), (status.State, status.Apply, status.MaxParallelBatches));
        Assert.Equal(StepState.Succeeded, status.Steps.Single(step => step.Id == "apply").State);
        Assert.Equal("", host.Source.Text("29.env"));
    }

    [Fact]
    public async Task Redrive_OfAStoppedWorkflowWhosePlanWasCutOff_PlansTheRest()
    {
        await using var host = Host();
        var gate = new Gate();
        var plans = 0;
        host.BeforeActivity = (name, _) =>
            name == TaskNames.Plan && Interlocked.Increment(ref plans) == 2 ? gate.PassAsync() : Task.CompletedTask;
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", maxFiles: 3));
        await gate.Reached;
        await host.Manager.StopWorkflowAsync(id);
        gate.Open();
        var stopped = await host.FinishAsync(id);
        host.Source.Add("00-new.env", "X=olddb").Add("29-new.env", "X=olddb");

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(id));

        Assert.Equal((WorkflowRunState.Stopped, 20L), (stopped.State, stopped.Progress.FilesPlanned));
        // What is new lies in the pages that were planned already, or in those that were not.
        Assert.Equal([.. Names(0, 29), "29-new.env", "29.env"], files.Order(StringComparer.Ordinal));
        Assert.Equal((WorkflowRunState.Succeeded, 31L, 31L), (status.State, status.Progress.FilesPlanned, status.Progress.Processed));
        var (theirs, own) = (await PageAsync(host, id, 1), await PageAsync(host, status.Id, 1));
        Assert.Equal((theirs.NextCursor, theirs.Files, theirs.Bytes), (own.NextCursor, own.Files, own.Bytes));
        Assert.Equal(theirs.Batches, own.Batches);
    }

    [Fact]
    public async Task Redrive_OfAWorkflowThatFailedByItsTolerance_DoesTheFailedAndTheUnreached()
    {
        await using var host = await Host().OpenAsync();
        host.CountFiles(path => path is "01.env" or "12.env");
        var parent = await host.RunAsync(
            Request("decommission", parallel: 1, maxFiles: 2) with
            {
                ToleratedFailures = new ToleratedFailuresRequest { Count = 1 },
            }
        );

        var files = host.CountFiles(path => path is "01.env" or "12.env");
        var stricter = new RedriveRequest { ToleratedFailures = new ToleratedFailuresRequest { Count = 5 } };
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(parent.Id, stricter));

        Assert.Equal(WorkflowRunState.Failed, parent.State);
        Assert.Equal(["01.env", "12.env", .. Names(14, 16)], files.Order());
        Assert.Equal((WorkflowRunState.PartiallySucceeded, 28L, 2L), (status.State, status.Progress.Processed, status.Progress.Failed));
    }

    [Fact]
    public async Task Redrive_OfARedrive_DoesWhatThatHasLeft()
    {
        await using var host = await Host().OpenAsync();
        host.CountFiles(path => path is "01.env" or "12.env" or "23.env");
        var first = await host.RunAsync(Request("decommission", maxFiles: 3));
        var second = host.CountFiles(path => path == "12.env");
        var redriven = await host.FinishAsync(await host.Manager.RedriveAsync(first.Id));
        await host.Manager.PurgeWorkflowAsync(first.Id);

        var third = host.CountFiles();
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(redriven.Id));

        Assert.Equal(["01.env", "12.env", "23.env"], second.Order());
        Assert.Equal(["12.env"], third);
        Assert.Equal((WorkflowRunState.Succeeded, 30L), (status.State, status.Totals!.ChangedFiles));
        Assert.Equal(redriven.Id, status.Parent!.ParentId);
    }

    [Fact]
    public async Task Redrive_OfAWorkflowThatRuns_IsRefused()
    {
        await using var host = Host();
        var gate = new Gate();
        host.BeforeFile = (_, _) => gate.PassAsync();
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission"));
        await gate.Reached;

        var refused = await Assert.ThrowsAsync<WorkflowStateException>(() => host.Manager.RedriveAsync(id));

        gate.Open();
        Assert.Equal((WorkflowRunState.Running, "wrong-state"), (refused.State, refused.Code));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.RedriveAsync("unknown"));
        await host.FinishAsync(id);
        await Assert.ThrowsAsync<WorkflowExistsException>(() => host.Manager.RedriveAsync(id, new RedriveRequest { Id = id }));
        await Assert.ThrowsAsync<WorkflowRequestException>(() =>
            host.Manager.RedriveAsync(id, new RedriveRequest { MaxParallelBatches = 0 })
        );
        Assert.Single(await host.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Redrive_WhoseProcessEndsWhileItTakesOver_GoesOnWhereItWas()
    {
        await using var host = await Host().OpenAsync();
        host.CountFiles(path => path == "03.env");
        var parent = await host.RunAsync(Request("decommission", maxFiles: 3));
        var cuts = 0;
        host.Workspace.BeforeWrite = path =>
            path.StartsWith("plan/child", StringComparison.Ordinal) && Interlocked.Increment(ref cuts) is 2 or 7
                ? throw new IOException("The process ends here.")
                : Task.CompletedTask;

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(parent.Id, new RedriveRequest { Id = "child" }));

        Assert.Equal(["03.env"], files);
        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal(30, status.Progress.Processed);
    }

    [Fact]
    public async Task Redrive_WithSeveralProcessSteps_TakesTheResultsOfAllOver()
    {
        const string template = """
            name: twice
            description: Looks twice.
            parameters:
              database:
                type: string
                required: true
            steps:
              - id: plan
                uses: plan
              - id: scan
                uses: process
                processor: reference-scan
                dependsOn: [plan]
              - id: edit
                uses: process
                processor: decommission
                dependsOn: [scan]
              - id: report
                uses: report
                dependsOn: [edit]
            """;
        await using var host = new WorkflowHost([Workflows.Templates.TemplateReader.Read("twice.yaml", template)])
        {
            Configure = ManyPages,
        }.AddFiles(25);
        await host.OpenAsync();
        var calls = 0;
        host.CountFiles(path => path == "13.env" && Interlocked.Increment(ref calls) == 2);
        var parent = await host.RunAsync(Request("twice", maxFiles: 3));

        var files = host.CountFiles();
        var status = await host.FinishAsync(await host.Manager.RedriveAsync(parent.Id));

        Assert.Equal((1L, 49L), (parent.Progress.Failed, parent.Progress.Processed));
        Assert.Equal(["13.env"], files);
        Assert.Equal((WorkflowRunState.Succeeded, 50L), (status.State, status.Progress.Processed));
    }

    private static WorkflowHost Host() => new WorkflowHost { Configure = ManyPages }.AddFiles(30);

    private static Task<PlanPage> PageAsync(WorkflowHost host, string id, int page) =>
        PlanReader.ReadPageAsync(host.Workspace, id, page, default);
}

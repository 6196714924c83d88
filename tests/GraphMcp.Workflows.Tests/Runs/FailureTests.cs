using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Doubles;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>What becomes of files, batches, steps and workflows that fail.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task Run_WithAFileThatItsProcessorCannotTake_SucceedsPartially()
    {
        await using var host = await Host(path => path == "03.env").OpenAsync();

        var status = await host.RunAsync(Request("decommission", maxFiles: 5));

        Assert.Equal(WorkflowRunState.PartiallySucceeded, status.State);
        Assert.Equal((20, 19, 1), (status.Progress.FilesPlanned, status.Progress.Processed, status.Progress.Failed));
        var failed = Assert.Single(await host.ResultsAsync(status.Id), file => file.State == FileState.Failed);
        Assert.Equal(("03.env", "processor-error"), (failed.Path, failed.Error!.Code));
        Assert.DoesNotContain("hunter2", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BeyondItsTolerance_StopsDispatchingReportsAndFails()
    {
        await using var host = await Host(_ => true).OpenAsync();

        var status = await host.RunAsync(
            Request("decommission", apply: true, parallel: 1, maxFiles: 1) with
            {
                ToleratedFailures = new ToleratedFailuresRequest { Count = 2 },
            }
        );

        Assert.Equal((WorkflowRunState.Failed, "too-many-failures"), (status.State, status.Failure!.Code));
        Assert.Equal(3, status.Progress.Failed);
        Assert.Equal(WorkflowRunState.Failed, host.Reports.Assembled.Single().State);
        Assert.DoesNotContain(TaskNames.Verify, host.Activities);
        Assert.DoesNotContain(TaskNames.Apply, host.Activities);
    }

    [Theory]
    [InlineData(10, WorkflowRunState.PartiallySucceeded)]
    [InlineData(9.9, WorkflowRunState.Failed)]
    public async Task Run_WithAPercentageOfFailures_CountsThePlannedFiles(double percent, WorkflowRunState expected)
    {
        await using var host = await Host(path => path is "03.env" or "17.env").OpenAsync();

        var status = await host.RunAsync(
            Request("reference-scan") with
            {
                ToleratedFailures = new ToleratedFailuresRequest { Percent = percent },
            }
        );

        Assert.Equal(expected, status.State);
    }

    [Fact]
    public async Task Run_WithAReadThatFailsTwice_ReadsAgain()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync();
        var failures = 2;
        host.Source.BeforeRead = _ => Throw.If(Interlocked.Decrement(ref failures) >= 0, new IOException("The disk hiccups."));

        var status = await host.RunAsync(Request("decommission", parallel: 1));

        Assert.Equal((WorkflowRunState.Succeeded, 3L), (status.State, status.Progress.Processed));
    }

    [Fact]
    public async Task Run_WithFilesThatCannotBeRead_NamesThem()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync();
        host.Source.BeforeRead = path =>
        {
            Throw.If(path == "00.env", new UnauthorizedAccessException());
            Throw.If(path == "01.env", new FileNotFoundException());
        };

        var status = await host.RunAsync(Request("decommission"));

        Assert.Equal(WorkflowRunState.PartiallySucceeded, status.State);
        Assert.Equal(["unreadable", "missing", null], (await host.ResultsAsync(status.Id)).Select(file => file.Error?.Code));
    }

    [Fact]
    public async Task Run_WithFilesThatAreTooLarge_SkipsThem()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("large.sql", new byte[200]).Add("small.sql", "select 1");

        var status = await host.RunAsync(Request("inventory") with { Batches = new BatchPolicyRequest { MaxFileBytes = 100 } });

        Assert.Equal((WorkflowRunState.Succeeded, 1L, 1L), (status.State, status.Progress.Processed, status.Progress.Skipped));
        Assert.Equal("too-large", (await host.ResultsAsync(status.Id))[0].Error!.Code);
        Assert.DoesNotContain("large.sql", host.Source.Reads);
    }

    [Fact]
    public async Task Run_WithABatchThatFailsAsAWhole_SplitsItUntilTheFileStandsAlone()
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

        var status = await host.RunAsync(Request("decommission", maxFiles: 10));

        Assert.Equal(WorkflowRunState.PartiallySucceeded, status.State);
        Assert.Equal(
            (20, 19, 1, 2),
            (status.Progress.FilesPlanned, status.Progress.Processed, status.Progress.Failed, status.Progress.BatchesDone)
        );
        var failed = Assert.Single(await host.ResultsAsync(status.Id), file => file.State == FileState.Failed);
        Assert.Equal(("13.env", "poison"), (failed.Path, failed.Error!.Code));
        Assert.Equal(
            ["00000", "00001.000-002", "00001.003-003", "00001.004-004", "00001.005-009"],
            host.Workspace.Under($"results/{status.Id}/00000").Select(path => Path.GetFileNameWithoutExtension(path))
        );
    }

    [Fact]
    public async Task Run_WhoseWorkspaceFails_PausesAndSaysSoAndGoesOnAfterwards()
    {
        await using var host = await new WorkflowHost().AddFiles(4).OpenAsync();
        host.Workspace.BeforeWrite = path =>
            path.StartsWith("results/", StringComparison.Ordinal) ? throw new IOException("The share is gone.") : Task.CompletedTask;
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 4));

        var paused = await host.UntilAsync(id, WorkflowRunState.Paused);
        host.Workspace.BeforeWrite = _ => Task.CompletedTask;
        await host.Manager.ResumeWorkflowAsync(id);

        Assert.Contains("The share is gone.", paused.Reason, StringComparison.Ordinal);
        var ended = await host.FinishAsync(id);
        Assert.Equal((WorkflowRunState.Succeeded, 4L), (ended.State, ended.Progress.Processed));
    }

    [Fact]
    public async Task Run_WhosePlanFails_FailsAfterItsReport()
    {
        await using var host = new WorkflowHost();
        host.BeforeActivity = (name, _) => name == TaskNames.Plan ? throw new IOException("The source is gone.") : Task.CompletedTask;
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission"));

        Assert.Equal((WorkflowRunState.Failed, "plan"), (status.State, status.Failure!.StepId));
        Assert.Equal(3, host.Activities.Count(name => name == TaskNames.Plan));
        Assert.Equal(StepState.Skipped, status.Steps.Single(step => step.Id == "process").State);
        Assert.Single(host.Reports.Assembled);
    }

    [Fact]
    public async Task Run_WhoseReportFails_Fails()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        host.Reports.BeforePart = _ => throw new IOException("The disk is full.");

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal((WorkflowRunState.Failed, "report", 1L), (status.State, status.Failure!.StepId, status.Progress.Processed));
    }

    private static WorkflowHost Host(Func<string, bool> fails) =>
        new WorkflowHost
        {
            BeforeFile = (file, _) => fails(file.Path) ? throw new FormatException("password=hunter2 is no port") : Task.CompletedTask,
        }.AddFiles(20);
}

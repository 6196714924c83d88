using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Templates;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>What the rules of a template make of activities that fail as a whole.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(TaskNames.Plan)]
    [InlineData(TaskNames.ProcessBatch)]
    [InlineData(TaskNames.Verify)]
    [InlineData(TaskNames.Apply)]
    [InlineData(TaskNames.Report)]
    public async Task Trouble_ThatARulePausesFor_PausesWithTheReasonAndAResumeGoesOn(string activity)
    {
        await using var host = Host(new ErrorRule(ErrorResolutionKind.PauseWorkflow, Type: "InvalidDataException"));
        var broken = true;
        host.BeforeActivity = (name, _) =>
            name == activity && Volatile.Read(ref broken) ? throw new InvalidDataException("The storage is gone.") : Task.CompletedTask;
        await host.AddFiles(30).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", apply: true, parallel: 2, maxFiles: 2));

        var paused = await host.UntilAsync(id, WorkflowRunState.Paused);
        Assert.Contains("InvalidDataException", paused.Reason, StringComparison.Ordinal);
        Assert.True(host.Activities.Count(name => name == activity) <= 3);
        Volatile.Write(ref broken, false);
        Assert.True(await host.Manager.ResumeWorkflowAsync(id));
        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.Succeeded, 30L, null), (status.State, status.Progress.Processed, status.Reason));
    }

    [Fact]
    public async Task Trouble_ThatIsStillThereAfterAResume_PausesAgain()
    {
        await using var host = Host(new ErrorRule(ErrorResolutionKind.PauseWorkflow));
        host.BeforeActivity = (name, _) =>
            name == TaskNames.ProcessBatch ? throw new InvalidOperationException("Still broken.") : Task.CompletedTask;
        await host.AddFiles(4).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 2));

        for (var round = 1; round <= 3; round++)
        {
            await host.UntilAsync(id, status => status.State == WorkflowRunState.Paused && status.Reason is not null);
            Assert.Equal(round, host.Activities.Count(name => name == TaskNames.ProcessBatch));
            Assert.True(await host.Manager.ResumeWorkflowAsync(id));
        }

        await host.UntilAsync(id, WorkflowRunState.Paused);
        Assert.True(await host.Manager.StopWorkflowAsync(id));
        Assert.Equal(WorkflowRunState.Stopped, (await host.FinishAsync(id)).State);
    }

    [Fact]
    public async Task Trouble_InsideASplit_PausesTheWorkflowToo()
    {
        await using var host = Host(new ErrorRule(ErrorResolutionKind.PauseWorkflow, Type: "InvalidDataException"));
        var broken = true;
        host.BeforeActivity = (name, input) =>
            name != TaskNames.ProcessBatch ? Task.CompletedTask
            : input is BatchInput { From: null } ? throw new InvalidOperationException("The batch is bad.")
            : Volatile.Read(ref broken) ? throw new InvalidDataException("The storage is gone.")
            : Task.CompletedTask;
        await host.AddFiles(4).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 4));

        await host.UntilAsync(id, WorkflowRunState.Paused);
        Volatile.Write(ref broken, false);
        await host.Manager.ResumeWorkflowAsync(id);

        Assert.Equal(
            (WorkflowRunState.Succeeded, 4L),
            ((await host.FinishAsync(id)) is var end ? end.State : default, end.Progress.Processed)
        );
    }

    [Fact]
    public async Task Trouble_ThatARuleFailsFor_FailsTheWorkflowAfterItsReport()
    {
        await using var host = Host(new ErrorRule(ErrorResolutionKind.FailWorkflow, Type: "InvalidDataException"));
        host.BeforeActivity = (name, _) =>
            name == TaskNames.ProcessBatch ? throw new InvalidDataException("This is fatal.") : Task.CompletedTask;
        await host.AddFiles(4).OpenAsync();

        var status = await host.RunAsync(Request("decommission", parallel: 1));

        Assert.Equal((WorkflowRunState.Failed, "failed-by-rule"), (status.State, status.Failure!.Code));
        Assert.Single(host.Reports.Assembled);
    }

    [Fact]
    public async Task Tolerance_RaisedWhileRunning_KeepsTheWorkflowGoing()
    {
        await using var host = await FailingHost(out var gate).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(
            Request("decommission", parallel: 1, maxFiles: 1) with
            {
                ToleratedFailures = new ToleratedFailuresRequest { Count = 2 },
            }
        );
        await gate.Reached;

        Assert.True(await host.Manager.SetToleratedFailuresAsync(id, new ToleratedFailuresRequest { Count = 100 }));
        await host.UntilSeenAsync(id, revision: 1);
        gate.Open();
        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.PartiallySucceeded, 20L), (status.State, status.Progress.Failed));
    }

    [Fact]
    public async Task Tolerance_LoweredWhileRunning_StopsDispatching()
    {
        await using var host = await FailingHost(out var gate).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 1));
        await gate.Reached;

        Assert.True(await host.Manager.SetToleratedFailuresAsync(id, new ToleratedFailuresRequest { Count = 3 }));
        await host.UntilSeenAsync(id, revision: 1);
        gate.Open();
        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.Failed, "too-many-failures"), (status.State, status.Failure!.Code));
        Assert.InRange(status.Progress.Failed, 4, 5);
    }

    [Fact]
    public async Task Retry_AfterADurableWait_SurvivesARestart()
    {
        await using var host = new WorkflowHost { InstancesInMemory = 0, Configure = SlowRetries }.AddFiles(2);
        var failures = 0;
        host.BeforeActivity = (name, _) =>
            name == TaskNames.ProcessBatch && Interlocked.Increment(ref failures) == 1
                ? throw new TimeoutException("Try again.")
                : Task.CompletedTask;
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1));
        await host.UntilAsync(id, status => status.WaitsFor.Count > 0);
        await host.CloseAsync();

        await host.OpenAsync();
        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.Succeeded, 2), (status.State, Volatile.Read(ref failures)));
        Assert.Equal(1, status.Steps.Single(step => step.Id == "process").Retries);
    }

    private static void SlowRetries(WorkflowOptions options) =>
        (options.Workspace, options.Output, options.Retry) = ("/workspace", "/output", new(3, 700, 1));

    private static WorkflowHost FailingHost(out Gate gate)
    {
        var held = gate = new Gate();
        return new WorkflowHost
        {
            BeforeFile = async (_, _) =>
            {
                await held.PassAsync();
                throw new FormatException("no");
            },
        }.AddFiles(20);
    }

    private static WorkflowHost Host(ErrorRule rule) =>
        new([.. TemplateCatalog.BuiltIn().Select(template => template with { Errors = [rule] })]) { Configure = ManyPages };
}

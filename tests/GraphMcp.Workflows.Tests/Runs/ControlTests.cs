using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Pause, resume and stop, asked for at every moment of a workflow's life.</summary>
public sealed class ControlTests
{
    /// <summary>The moments, each as the n-th call of an activity that is held while control is asked for.</summary>
    public static TheoryData<string, int> Moments =>
        new()
        {
            { TaskNames.ReadControl, 1 },
            { TaskNames.Plan, 1 },
            { TaskNames.Plan, 2 },
            { TaskNames.ProcessBatch, 1 },
            { TaskNames.ProcessBatch, 5 },
            { TaskNames.ProcessBatch, 6 },
            { TaskNames.Verify, 1 },
            { TaskNames.Verify, 3 },
            { TaskNames.Apply, 2 },
            { TaskNames.Report, 1 },
        };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Pause_AtAnyMoment_DrainsAndResumeFinishes(string activity, int call)
    {
        await using var host = HeldHost(activity, call, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", apply: true, parallel: 1, maxFiles: 2));
        await gate.Reached;

        Assert.True(await host.Manager.PauseWorkflowAsync(id));
        await host.UntilAsync(id, WorkflowRunState.Pausing);
        var calls = host.Activities.Count;
        gate.Open();
        var paused = await host.UntilAsync(id, WorkflowRunState.Paused);

        // The message may have met one more dispatch on its way.
        Assert.InRange(host.Activities.Count, calls, calls + 1);
        Assert.Null(paused.FinishedAt);
        Assert.True(await host.Manager.ResumeWorkflowAsync(id));
        var status = await host.FinishAsync(id);
        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((30, 30), (status.Totals!.Files, status.Progress.Processed));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Stop_AtAnyMoment_DrainsReportsAndEnds(string activity, int call)
    {
        await using var host = HeldHost(activity, call, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", apply: true, parallel: 1, maxFiles: 2));
        await gate.Reached;

        Assert.True(await host.Manager.StopWorkflowAsync(id));
        await host.UntilAsync(id, WorkflowRunState.Stopping);
        gate.Open();
        var status = await host.FinishAsync(id);

        // A report that is being written has nothing left to stop.
        var expected = activity == TaskNames.Report ? WorkflowRunState.Succeeded : WorkflowRunState.Stopped;
        Assert.Equal(expected, status.State);
        Assert.Equal(expected, host.Reports.Assembled.Single().State);
        Assert.Equal(StepState.Succeeded, status.Steps.Single(step => step.Id == "report").State);
        Assert.Equal(status.Totals!.Processed, status.Progress.Processed);
        Assert.NotNull(status.FinishedAt);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Stop_WhilePaused_ReportsAndEnds(string activity, int call)
    {
        await using var host = HeldHost(activity, call, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", apply: true, parallel: 1, maxFiles: 2));
        await gate.Reached;
        await host.Manager.PauseWorkflowAsync(id);
        gate.Open();
        await host.UntilAsync(id, WorkflowRunState.Paused);

        Assert.True(await host.Manager.StopWorkflowAsync(id));
        var status = await host.FinishAsync(id);

        Assert.Equal(activity == TaskNames.Report ? WorkflowRunState.Succeeded : WorkflowRunState.Stopped, status.State);
        Assert.Single(host.Reports.Assembled);
    }

    [Fact]
    public async Task Pause_BeforeTheHubRuns_HoldsBeforeAnythingIsPlanned()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync(start: false);
        var id = await host.Manager.StartWorkflowAsync(Request("decommission"));
        Assert.Equal(WorkflowRunState.Pending, (await host.Manager.GetStatusAsync(id)).State);

        Assert.True(await host.Manager.PauseWorkflowAsync(id));
        await host.StartAsync();
        await host.UntilAsync(id, WorkflowRunState.Paused);

        Assert.Equal([TaskNames.ReadControl], host.Activities);
        await host.Manager.ResumeWorkflowAsync(id);
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync(id)).State);
    }

    [Fact]
    public async Task Stop_BeforeTheHubRuns_EndsWithAReportOfNothing()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync(start: false);
        var id = await host.Manager.StartWorkflowAsync(Request("decommission"));

        Assert.True(await host.Manager.StopWorkflowAsync(id));
        await host.StartAsync();
        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.Stopped, 0L), (status.State, status.Totals!.Files));
        Assert.Empty(host.Workspace.Under("plan"));
    }

    [Fact]
    public async Task Control_AskedForTwice_IsNoErrorAndOneRevision()
    {
        await using var host = HeldHost(TaskNames.ProcessBatch, 1, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", maxFiles: 2));
        await gate.Reached;

        Assert.True(await host.Manager.ResumeWorkflowAsync(id));
        Assert.True(await host.Manager.PauseWorkflowAsync(id));
        Assert.True(await host.Manager.PauseWorkflowAsync(id));
        gate.Open();
        await host.UntilAsync(id, WorkflowRunState.Paused);
        Assert.True(await host.Manager.PauseWorkflowAsync(id));
        Assert.True(await host.Manager.StopWorkflowAsync(id));
        Assert.True(await host.Manager.StopWorkflowAsync(id));
        await host.FinishAsync(id);

        Assert.Equal(2, host.Workspace.Under($"control/{id}").Count);
    }

    [Fact]
    public async Task Control_OfAStoppingWorkflow_RefusesToGoBack()
    {
        await using var host = HeldHost(TaskNames.ProcessBatch, 1, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", maxFiles: 2));
        await gate.Reached;
        await host.Manager.StopWorkflowAsync(id);

        Assert.False(await host.Manager.ResumeWorkflowAsync(id));
        Assert.False(await host.Manager.PauseWorkflowAsync(id));
        gate.Open();
        Assert.Equal(WorkflowRunState.Stopped, (await host.FinishAsync(id)).State);
    }

    [Fact]
    public async Task Control_OfAFinishedWorkflow_ReturnsFalse()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var id = (await host.RunAsync(Request("inventory"))).Id;

        Assert.False(await host.Manager.PauseWorkflowAsync(id));
        Assert.False(await host.Manager.ResumeWorkflowAsync(id));
        Assert.False(await host.Manager.StopWorkflowAsync(id));
        Assert.False(await host.Manager.SetMaxParallelBatchesAsync(id, 2));
    }

    [Theory]
    [InlineData("wf-unknown")]
    [InlineData("../escape")]
    [InlineData("")]
    public async Task Control_OfAnUnknownWorkflow_Throws(string id)
    {
        await using var host = await new WorkflowHost().OpenAsync();

        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.PauseWorkflowAsync(id));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.ResumeWorkflowAsync(id));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.StopWorkflowAsync(id));
        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.GetStatusAsync(id));
    }

    [Fact]
    public async Task Control_OfAShard_IsNoWorkflow()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var id = (await host.RunAsync(Request("inventory"))).Id;

        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.GetStatusAsync($"{id}:00000"));
    }

    [Fact]
    public async Task Suspend_ByTheManagementApi_ShowsBesideTheState()
    {
        await using var host = HeldHost(TaskNames.ProcessBatch, 1, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", maxFiles: 2));
        await gate.Reached;

        await host.Client.SuspendInstanceAsync(id);
        var suspended = await host.UntilAsync(id, status => status.Suspended);
        Assert.Equal(WorkflowRunState.Running, suspended.State);

        await host.Client.ResumeInstanceAsync(id);
        gate.Open();
        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync(id)).State);
    }
}

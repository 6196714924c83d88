using System.Collections.Concurrent;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>A stop by force: nothing is drained, nothing goes on, what was finished stays.</summary>
public sealed class ForcedStopTests
{
    [Theory]
    [InlineData(TaskNames.ReadControl, 1)]
    [InlineData(TaskNames.Plan, 2)]
    [InlineData(TaskNames.ProcessBatch, 1)]
    [InlineData(TaskNames.ProcessBatch, 6)]
    [InlineData(TaskNames.Verify, 2)]
    [InlineData(TaskNames.Apply, 1)]
    [InlineData(TaskNames.Report, 1)]
    public async Task StopByForce_AtAnyMoment_EndsEverythingAndKeepsWhatWasFinished(string activity, int call)
    {
        await using var host = HeldHost(activity, call, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", apply: true, parallel: 1, maxFiles: 2));
        await gate.Reached;

        // The gate stays shut: whoever is at it is cancelled.
        Assert.True(await host.Manager.StopWorkflowAsync(id, force: true));

        var status = await host.UntilAsync(id, status => status.State == WorkflowRunState.Terminated);
        Assert.Empty(await OpenInstancesAsync(host, id));
        var results = await host.ResultsAsync(id);
        var closed = await host.UntilAsync(
            id,
            status => status.Progress.Processed == results.Count && status.Progress.BatchesInFlight == 0
        );
        Assert.NotNull(status.FinishedAt);
        Assert.Null(status.CurrentStep);
        Assert.DoesNotContain(status.Steps, step => step.State is StepState.Pending or StepState.Running);
        Assert.Equal(results.Count, closed.Progress.Processed);
    }

    [Theory]
    [InlineData(TaskNames.ReadControl)]
    [InlineData(TaskNames.Plan)]
    [InlineData(TaskNames.Report)]
    public async Task StopByForce_ThatWasCutOffBehindItsMark_IsCompletedWhenItIsAskedForAgain(string activity)
    {
        await using var host = HeldHost(activity, 1, out var gate);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 2));
        await gate.Reached;

        // The mark alone: activities cancel themselves, and nothing may follow from that but the wait for the rest of the stop.
        await ForcedStop.SetAsync(host.Workspace, id, TestContext.Current.CancellationToken);
        var left = await host.UntilAsync(
            id,
            status => status.WaitsFor.Any(wait => wait.Contains("stop by force", StringComparison.Ordinal))
        );
        Assert.False(left.State.IsFinal());

        Assert.True(await host.Manager.StopWorkflowAsync(id, force: true));
        await host.UntilAsync(id, WorkflowRunState.Terminated);
        Assert.Empty(await OpenInstancesAsync(host, id));
    }

    [Fact]
    public async Task StopByForce_OfAWorkflowThatRuns_RefusesResultsThatComeLater()
    {
        await using var host = HeldHost(TaskNames.ProcessBatch, 1, out var gate);
        var stubborn = new Gate();
        host.BeforeFile = (_, _) => stubborn.PassAsync();
        await host.OpenAsync();
        gate.Open();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 2));
        await stubborn.Reached;

        Assert.True(await host.Manager.StopWorkflowAsync(id, force: true));
        // A processor that does not look at its token ends when it likes.
        stubborn.Open();
        await host.UntilAsync(id, WorkflowRunState.Terminated);

        Assert.Empty(host.Workspace.Under($"results/{id}"));
    }

    [Fact]
    public async Task StopByForce_WhilePausedOrBeforeAnythingRuns_Terminates()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync();
        var paused = await host.Manager.StartWorkflowAsync(Request("inventory") with { StartAt = DateTimeOffset.MaxValue.AddYears(-1) });
        await host.UntilAsync(paused, WorkflowRunState.Pending);

        Assert.True(await host.Manager.StopWorkflowAsync(paused, force: true));

        Assert.Equal(WorkflowRunState.Terminated, (await host.Manager.GetStatusAsync(paused)).State);
        Assert.False(await host.Manager.StopWorkflowAsync(paused, force: true));
        Assert.False(await host.Manager.ResumeWorkflowAsync(paused));
    }

    [Fact]
    public async Task StopByForce_OfAFinishedWorkflow_ReturnsFalseAndMarksNothing()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var id = (await host.RunAsync(Request("inventory"))).Id;

        Assert.False(await host.Manager.StopWorkflowAsync(id, force: true));
        Assert.DoesNotContain(WorkspacePaths.ForcedStop(id), host.Workspace.Files.Keys);
    }

    private static async Task<List<string>> OpenInstancesAsync(WorkflowHost host, string id)
    {
        var open = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = id }))
        {
            open.AddRange(instance.IsCompleted ? [] : [instance.InstanceId]);
        }

        return open;
    }
}

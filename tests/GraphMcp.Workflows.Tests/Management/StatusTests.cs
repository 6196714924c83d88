using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.DurableTask.Client;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Management;

/// <summary>What status, lists and reports tell.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task GetStepDetails_OfEachStep_TellsWhatItDid()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(30)
            .OpenAsync();
        var id = (await host.RunAsync(Request("decommission"))).Id;

        var process = await host.Manager.GetStepDetailsAsync(id, "process");
        var verify = await host.Manager.GetStepDetailsAsync(id, "verify");
        var apply = await host.Manager.GetStepDetailsAsync(id, "apply");

        Assert.Equal(
            ("decommission", StepState.Succeeded, 3, 3),
            (process.Step.Processor, process.Status.State, process.Progress.PagesDone, process.Progress.Pages)
        );
        Assert.Equal((3, 3), (verify.Progress.PagesDone, verify.Progress.Pages));
        Assert.Equal((StepState.Skipped, null, 0), (apply.Status.State, apply.Status.StartedAt, apply.Progress.Pages));
        Assert.True(process.Status.StartedAt <= process.Status.FinishedAt && process.Status.FinishedAt <= verify.Status.StartedAt);
    }

    [Fact]
    public async Task GetStepDetails_OfAnUnknownStep_NamesTheSteps()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var id = (await host.RunAsync(Request("inventory"))).Id;

        var exception = await Assert.ThrowsAsync<WorkflowNotFoundException>(() => host.Manager.GetStepDetailsAsync(id, "fly"));

        Assert.Contains("its steps are plan, process, report", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfAHub_HasWorkflowsOnly()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        await host.RunAsync(Request("inventory") with { Id = "a" });
        await host.RunAsync(Request("decommission") with { Id = "b" });

        var workflows = (await host.Manager.ListAsync().ToListAsync()).OrderBy(workflow => workflow.Id).ToList();

        Assert.Equal([("a", "inventory"), ("b", "decommission")], workflows.Select(workflow => (workflow.Id, workflow.Template)));
        Assert.All(workflows, workflow => Assert.True(workflow.IsFinished && workflow.Source == "file:///source"));
    }

    [Fact]
    public async Task WriteReport_OfAPausedWorkflow_CoversWhatIsCommitted()
    {
        var gate = new Gate();
        var calls = 0;
        await using var host = await new WorkflowHost
        {
            Configure = ManyPages,
            BeforeActivity = (name, _) =>
                name == TaskNames.ProcessBatch && Interlocked.Increment(ref calls) == 3 ? gate.PassAsync() : Task.CompletedTask,
        }
            .AddFiles(30)
            .OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("decommission", parallel: 1, maxFiles: 5));
        await gate.Reached;
        await host.Manager.PauseWorkflowAsync(id);
        await host.UntilSeenAsync(id, revision: 1);
        gate.Open();
        await host.UntilAsync(id, WorkflowRunState.Paused);

        var totals = await host.Manager.WriteReportAsync(id);

        Assert.InRange(totals.Processed, 15, 20);
        var request = Assert.Single(host.Reports.Assembled);
        Assert.Equal((WorkflowRunState.Paused, null, 3), (request.State, request.FinishedAt, request.Pages));
        await host.Manager.ResumeWorkflowAsync(id);
        Assert.Equal(30, (await host.FinishAsync(id)).Totals!.Processed);
        Assert.Equal(2, host.Reports.Assembled.Select(report => report.ReportId).Distinct().Count());
    }

    [Fact]
    public async Task GetStatus_OfATerminatedInstance_SaysTerminated()
    {
        await using var host = await new WorkflowHost().OpenAsync(start: false);
        var id = await host.Manager.StartWorkflowAsync(Request("inventory"));
        await host.Client.TerminateInstanceAsync(id);
        await host.StartAsync();

        var status = await host.FinishAsync(id);

        Assert.Equal(WorkflowRunState.Terminated, status.State);
        Assert.NotNull(status.FinishedAt);
        Assert.False(await host.Manager.PauseWorkflowAsync(id));
    }

    [Fact]
    public async Task Status_AsJson_HasStatesByTheirNames()
    {
        await using var host = await new WorkflowHost().AddFiles(1).OpenAsync();
        var status = await host.RunAsync(Request("inventory"));

        var json = JsonSerializer.SerializeToElement(status, WorkflowJson.Compact);

        Assert.Equal("Succeeded", json.GetProperty("state").GetString());
        Assert.Equal("Succeeded", json.GetProperty("steps")[0].GetProperty("state").GetString());
        Assert.Equal(1, json.GetProperty("progress").GetProperty("bySourceType").GetProperty("config").GetProperty("processed").GetInt32());
    }
}

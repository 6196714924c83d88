using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Activities;

/// <summary>Whatever leaves an activity names the place: workflow, step, batch, file and attempt, where they exist.</summary>
public sealed class ErrorPlaceTests
{
    [Theory]
    [InlineData(TaskNames.ReadControl, null, null)]
    [InlineData(TaskNames.Plan, "plan", null)]
    [InlineData(TaskNames.ProcessBatch, "process", "/0/00000")]
    [InlineData(TaskNames.Verify, "verify", null)]
    [InlineData(TaskNames.Apply, "apply", null)]
    [InlineData(TaskNames.Report, "report", null)]
    public async Task Failure_OfAnActivity_NamesStepBatchAndAttempt(string activity, string? step, string? batch)
    {
        var calls = 0;
        await using var host = new WorkflowHost
        {
            BeforeActivity = (name, _) =>
                name == activity && Interlocked.Increment(ref calls) <= 2 ? throw new IOException("gone") : Task.CompletedTask,
        }.AddFiles(3);
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission", apply: true, parallel: 1));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal([1, 2], host.Failures.Select(failed => failed.Failure.Context.Attempt ?? 0));
        Assert.All(
            host.Failures,
            failed =>
            {
                var place = failed.Failure.Context;
                Assert.Equal((status.Id, step, null), (place.WorkflowId, place.StepId, place.File));
                Assert.Equal(batch is null ? null : status.Id + batch, place.BatchId);
            }
        );
    }

    [Fact]
    public async Task Failure_OfAPartOfASplitBatch_NamesTheStepAndTheBatch()
    {
        await using var host = new WorkflowHost
        {
            BeforeActivity = (name, input) =>
                name == TaskNames.ProcessBatch && input is BatchInput { Quarantine: null, From: not > 1, To: not < 1 }
                    ? throw new InvalidOperationException("no")
                    : Task.CompletedTask,
        }.AddFiles(3);
        await host.OpenAsync();

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal((WorkflowRunState.PartiallySucceeded, 1L), (status.State, status.Progress.Failed));
        Assert.All(
            host.Failures,
            failed => Assert.Equal(("process", $"{status.Id}/0/00000"), (failed.Failure.Context.StepId, failed.Failure.Context.BatchId))
        );
    }

    [Fact]
    public async Task Failure_ThatAFileCauses_NamesTheFileToo()
    {
        var template = Inventory() with { Errors = [new ErrorRule(ErrorResolutionKind.FailWorkflow, Code: ErrorCodes.ProcessorError)] };
        await using var host = new WorkflowHost([template])
        {
            BeforeFile = (file, _) => file.Path == "01.env" ? throw new FormatException("no") : Task.CompletedTask,
        }.AddFiles(3);
        await host.OpenAsync();

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal(WorkflowRunState.Failed, status.State);
        var place = Assert.Single(host.Failures).Failure.Context;
        Assert.Equal((status.Id, "process", $"{status.Id}/0/00000"), (place.WorkflowId, place.StepId, place.BatchId));
        Assert.Equal(("01.env", 1), (place.File, place.Attempt));
    }

    private static WorkflowTemplate Inventory() => TemplateCatalog.BuiltIn().Single(template => template.Name == "inventory");
}

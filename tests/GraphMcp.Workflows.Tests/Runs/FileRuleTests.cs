using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Templates;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>A template's rules decide over single files, too; where they want more than to skip one, the activity fails as a whole.</summary>
public sealed class FileRuleTests
{
    [Fact]
    public async Task Run_WithARuleThatRetriesAFile_TriesItInPlace()
    {
        var tries = 0;
        await using var host = Host(new ErrorRule(ErrorResolutionKind.Retry, Type: "FormatException", AfterSeconds: 0, MaxAttempts: 5));
        host.BeforeFile = (file, _) =>
            file.Path == "03.env" && Interlocked.Increment(ref tries) < 5 ? throw new FormatException() : Task.CompletedTask;
        await host.OpenAsync();

        var status = await host.RunAsync(Ruled());

        Assert.Equal((WorkflowRunState.Succeeded, 5), (status.State, tries));
        Assert.Equal(2, host.Activities.Count(name => name == TaskNames.ProcessBatch));
    }

    [Fact]
    public async Task Run_WithARuleThatFailsTheWorkflow_FailsItWithTheFilesMessage()
    {
        await using var host = Host(new ErrorRule(ErrorResolutionKind.FailWorkflow, Code: "processor-error", Message: "FormatException"));
        host.BeforeFile = (file, _) => file.Path == "03.env" ? throw new FormatException("password=hunter2") : Task.CompletedTask;
        await host.OpenAsync();

        var status = await host.RunAsync(Ruled(parallel: 1));

        Assert.Equal(WorkflowRunState.Failed, status.State);
        Assert.Contains("The processor 'inventory' failed: FormatException", status.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(1, host.Activities.Count(name => name == TaskNames.ProcessBatch));
    }

    [Fact]
    public async Task Run_WithARuleThatSplits_SplitsUntilTheFileStandsAloneAndIsSkipped()
    {
        await using var host = Host(new ErrorRule(ErrorResolutionKind.SplitBatch, Type: "FormatException"));
        host.BeforeFile = (file, _) => file.Path == "03.env" ? throw new FormatException() : Task.CompletedTask;
        await host.OpenAsync();

        var status = await host.RunAsync(Ruled());

        Assert.Equal((WorkflowRunState.PartiallySucceeded, 9L, 1L), (status.State, status.Progress.Processed, status.Progress.Failed));
        Assert.Equal("03.env", Assert.Single(await host.ResultsAsync(status.Id), file => file.State == FileState.Failed).Path);
        Assert.Contains($"results/{status.Id}/00000/00000.003-003.jsonl", host.Workspace.Under("results"));
    }

    [Fact]
    public async Task Run_WithARuleThatPauses_PausesUntilTheTroubleIsOver()
    {
        var broken = true;
        await using var host = Host(new ErrorRule(ErrorResolutionKind.PauseWorkflow, Type: "System.FormatException"));
        host.BeforeFile = (file, _) =>
            file.Path == "03.env" && Volatile.Read(ref broken) ? throw new FormatException() : Task.CompletedTask;
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Ruled());
        await host.UntilAsync(id, WorkflowRunState.Paused);

        Volatile.Write(ref broken, false);
        await host.Manager.ResumeWorkflowAsync(id);

        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync(id)).State);
    }

    private static WorkflowRequest Ruled(int? parallel = null) =>
        Request("inventory", parallel: parallel, maxFiles: 5) with
        {
            Template = "ruled",
        };

    private static WorkflowHost Host(ErrorRule rule)
    {
        var steps = new[]
        {
            new TemplateStep("plan", StepKind.Plan, []),
            new TemplateStep("process", StepKind.Process, ["plan"], Processor: "inventory"),
            new TemplateStep("report", StepKind.Report, ["process"]),
        };
        return new WorkflowHost([new WorkflowTemplate("ruled", "", [], steps) { Errors = [rule] }]).AddFiles(10);
    }
}

#pragma warning disable GRAPHMCP001 // It is what is tested.

using System.Reflection;
using System.Text.Json;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Tests.Runs;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The old control contract: start without arguments, stop, status, in the words and the shape of old.</summary>
public sealed class WorkflowManagerCompatTests
{
    [Fact]
    public async Task StartWorkflow_WithoutArguments_RunsWhatTheDefaultsDescribe()
    {
        await using var host = await Host(files: 4).OpenAsync();
        var compat = new WorkflowManagerCompat(host.Manager);

        var id = await compat.StartWorkflowAsync();
        await host.FinishAsync(id);
        var status = (await compat.GetStatusAsync(id))!;

        Assert.Equal((id, "completed", null, 100.0), (status.WorkflowId, status.Status, status.Error, status.ProgressPercentage));
        Assert.Equal(new LegacyFileStatistics(4, 4, 0), status.ProgressStats.FileProcessing);
        Assert.Equal([new LegacySourceTypeStatistics("config", 4, 4, 0)], status.ProgressStats.BySourceType);
        Assert.All(status.Steps, step => Assert.Equal(("completed", null, null), (step.Status, step.Result, step.Error)));
        Assert.True(status.StartTime <= status.EndTime);
    }

    [Fact]
    public async Task StartWorkflow_WithoutDefaults_SaysWhatIsMissing()
    {
        await using var host = await new WorkflowHost().OpenAsync();

        var error = await Assert.ThrowsAsync<WorkflowRequestException>(() => new WorkflowManagerCompat(host.Manager).StartWorkflowAsync());

        Assert.Contains("Workflows:Defaults", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopWorkflow_OfARunningOneAndAgainAndAfterItsEnd_AnswersAsBefore()
    {
        var gate = new Gate();
        await using var host = Host(files: 8);
        host.BeforeFile = (_, _) => gate.PassAsync();
        await host.OpenAsync();
        var compat = new WorkflowManagerCompat(host.Manager);
        var id = await compat.StartWorkflowAsync();
        await gate.Reached;

        var running = (await compat.GetStatusAsync(id))!;
        var (first, second) = (await compat.StopWorkflowAsync(id), await compat.StopWorkflowAsync(id));
        gate.Open();
        await host.FinishAsync(id);

        Assert.Equal(("running", "process"), (running.Status, running.CurrentStepId));
        Assert.Equal((true, true, false), (first, second, await compat.StopWorkflowAsync(id)));
        Assert.Equal("cancelled", (await compat.GetStatusAsync(id))!.Status);
    }

    [Fact]
    public async Task StopAndStatus_OfAnUnknownWorkflow_AreNoErrors()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        var compat = new WorkflowManagerCompat(host.Manager);

        Assert.Equal((false, null), (await compat.StopWorkflowAsync("nobody"), await compat.GetStatusAsync("nobody")));
        Assert.Equal((false, null), (await compat.StopWorkflowAsync("no/body"), await compat.GetStatusAsync("")));
    }

    [Fact]
    public async Task CallsThatHoldTheirThread_AnswerTheSame()
    {
        await using var host = await Host(files: 2).OpenAsync();
        var compat = new WorkflowManagerCompat(host.Manager);

        var id = compat.StartWorkflow();
        await host.FinishAsync(id);

        Assert.Equal("completed", compat.GetStatus(id)!.Status);
        Assert.False(compat.StopWorkflow(id));
        Assert.Null(compat.GetStatus("nobody"));
    }

    [Fact]
    public async Task GetStatus_OfAWorkflowWithAFailedFile_IsCompletedAndSaysSo()
    {
        await using var host = Host(files: 10);
        host.BeforeFile = (file, _) => file.Path == "03.env" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        var configure = host.Configure;
        host.Configure = options =>
        {
            configure(options);
            options.Defaults.ToleratedFailures = new ToleratedFailuresRequest { Count = 5, Percent = 100 };
        };
        await host.OpenAsync();
        var compat = new WorkflowManagerCompat(host.Manager);

        var id = await compat.StartWorkflowAsync();
        await host.FinishAsync(id);
        var status = (await compat.GetStatusAsync(id))!;

        Assert.Equal(("completed", "1 of 10 files failed."), (status.Status, status.Error));
        Assert.Equal(new LegacyFileStatistics(10, 9, 1), status.ProgressStats.FileProcessing);
    }

    [Fact]
    public async Task GetStatus_AsJson_HasTheOldNames()
    {
        await using var host = await Host(files: 1).OpenAsync();
        var compat = new WorkflowManagerCompat(host.Manager);
        var id = await compat.StartWorkflowAsync();
        await host.FinishAsync(id);

        var json = JsonSerializer.SerializeToElement(await compat.GetStatusAsync(id), WorkflowJson.Compact);

        Assert.Equal(
            "workflow_id status start_time end_time current_step_id steps error progress_percentage progress_stats",
            string.Join(' ', json.EnumerateObject().Select(property => property.Name))
        );
        Assert.Equal(
            """{"file_processing":{"total_files":1,"processed":1,"errors":0},"by_source_type":[{"source_type":"config","files":1,"processed":1,"errors":0}]}""",
            json.GetProperty("progress_stats").GetRawText()
        );
    }

    /// <summary>Every state has one of the old words; a client of old waits for completed, failed or cancelled.</summary>
    [Theory]
    [InlineData(WorkflowRunState.Pending, "pending")]
    [InlineData(WorkflowRunState.Running, "running")]
    [InlineData(WorkflowRunState.Pausing, "running")]
    [InlineData(WorkflowRunState.Paused, "paused")]
    [InlineData(WorkflowRunState.Stopping, "running")]
    [InlineData(WorkflowRunState.Stopped, "cancelled")]
    [InlineData(WorkflowRunState.Succeeded, "completed")]
    [InlineData(WorkflowRunState.PartiallySucceeded, "completed")]
    [InlineData(WorkflowRunState.Failed, "failed")]
    [InlineData(WorkflowRunState.Terminated, "cancelled")]
    public void Status_OfAState_IsOneOfTheOldWords(WorkflowRunState state, string word)
    {
        Assert.Equal(word, LegacyStatusWords.Of(state));
        Assert.Equal(state.IsFinal() ? word : "paused", LegacyStatusWords.Of(state, suspended: true));
        Assert.Equal(state.IsFinal(), word is "completed" or "failed" or "cancelled");
    }

    [Fact]
    public void WorkflowManagerCompat_WhereverItIsUsed_IsToldByItsDiagnostic()
    {
        var obsolete = typeof(WorkflowManagerCompat).GetCustomAttribute<ObsoleteAttribute>()!;

        Assert.Equal(("GRAPHMCP001", "docs/migration.md#{0}", false), (obsolete.DiagnosticId, obsolete.UrlFormat, obsolete.IsError));
    }

    private static WorkflowHost Host(int files) =>
        new WorkflowHost
        {
            Configure = options =>
                (options.Workspace, options.Output, options.Retry, options.Defaults) = (
                    "/workspace",
                    "/output",
                    new(3, 1, 1),
                    new WorkflowDefaults
                    {
                        Template = "inventory",
                        Source = new SourceRequest { Uri = "/source" },
                        Batches = new BatchPolicyRequest { MaxFiles = 1 },
                        MaxParallelBatches = 1,
                    }
                ),
        }.AddFiles(files);
}

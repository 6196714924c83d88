using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Progress;

/// <summary>The tracker by the seed's names, over the entities of the real engine.</summary>
public sealed class ProgressTrackerTests
{
    [Fact]
    public async Task TrackBatch_AskedTwice_AnswersTheSameContext()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        var tracker = TrackerOf(host);

        var batch = tracker.TrackBatch("w/0/00003", 10);

        Assert.Same(batch, tracker.TrackBatch("w/0/00003", 99));
        Assert.Same(batch, tracker.TrackBatch("w/00000/3", 10));
        Assert.NotSame(batch, tracker.TrackBatch("w/1/00003", 10));
        Assert.Equal(("w/0/00003", "w", 10), (batch.BatchId, batch.WorkflowId, batch.TotalFiles));
    }

    [Theory]
    [InlineData("")]
    [InlineData("w")]
    [InlineData("w/0")]
    [InlineData("w/0/x")]
    [InlineData("w/-1/0")]
    [InlineData("w/0/0/0")]
    [InlineData("w/0/00003.000-004")]
    [InlineData("../0/0")]
    public async Task TrackBatch_WithAMalformedId_Throws(string batchId)
    {
        await using var host = await new WorkflowHost().OpenAsync();

        Assert.Throws<ArgumentException>(() => TrackerOf(host).TrackBatch(batchId, 10));
    }

    [Fact]
    public async Task UpdateProgress_OfAnUnknownBatch_Throws()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        var tracker = TrackerOf(host);
        tracker.TrackBatch("w/0/00003", 10);

        var untracked = await Assert.ThrowsAsync<UnknownBatchException>(() => tracker.UpdateProgressAsync("w/0/00004", 1, "running"));
        var unplanned = await Assert.ThrowsAsync<UnknownBatchException>(() => tracker.UpdateProgressAsync("w/0/00003", 1, "running"));
        var child = await Assert.ThrowsAsync<UnknownBatchException>(() => tracker.UpdateProgressAsync("w/0/00003/part", 1, "running"));

        Assert.Equal(["unknown-batch", "unknown-batch", "unknown-batch"], [untracked.Code, unplanned.Code, child.Code]);
        Assert.Equal(("w", "w/0/00004"), (untracked.Context.WorkflowId, untracked.Context.BatchId));
    }

    [Theory]
    [InlineData(11, "running")]
    [InlineData(-1, "running")]
    [InlineData(1, "splendid")]
    public async Task UpdateProgress_WithImpossibleNumbersOrWords_Throws(int processed, string status)
    {
        await using var host = await new WorkflowHost().OpenAsync();
        var tracker = TrackerOf(host);
        tracker.TrackBatch("w/0/00003", 10);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => tracker.UpdateProgressAsync("w/0/00003", processed, status));
    }

    [Fact]
    public async Task UpdateProgress_OfARunningBatch_ShowsInStatisticsUntilTheResultReplacesIt()
    {
        var gate = new Gate();
        await using var host = new WorkflowHost { BeforeFile = (_, _) => gate.PassAsync() }.AddFiles(8);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 1, maxFiles: 8));
        await gate.Reached;
        await host.UntilAsync(id, status => status.Progress.BatchesInFlight == 1);
        var tracker = TrackerOf(host);
        var batch = tracker.TrackBatch($"{id}/0/0", 8);
        var part = batch.CreateChildContext("half", 4);

        await tracker.UpdateProgressAsync(part.BatchId, 3, "running");
        await UntilAsync(tracker, id, progress => progress is { Processed: 3, InFlight: [{ Done.Processed: 3, Total: 8 }] });
        await tracker.UpdateProgress(batch.BatchId, 2, "running");
        await UntilAsync(tracker, id, progress => progress.Processed == 5);
        await tracker.UpdateProgressAsync(part.BatchId, 1, "running");
        await TrackerOf(host, out var later).UpdateProgressAsync(later(id), 6, "failed");
        var shown = await UntilAsync(tracker, id, progress => progress.Failed == 2);
        gate.Open();
        await host.FinishAsync(id);

        Assert.Equal((6L, 2L, 8L), (shown.Processed, shown.Failed, shown.FilesPlanned));
        var ended = await tracker.GetStatistics(id);
        Assert.Equal((8L, 0L, 0L, 0), (ended.Processed, ended.Skipped, ended.Failed, ended.BatchesInFlight));
        Assert.Equal(new SourceTypeProgress(8, 8, 0, 0), Assert.Single(ended.BySourceType).Value);
        Assert.Equal(SourceType.Config, ended.BySourceType.Keys.Single());
    }

    [Fact]
    public async Task GetStatistics_OfAPausedWorkflow_TellsNoEtaAndWhy()
    {
        var gate = new Gate();
        await using var host = new WorkflowHost { BeforeFile = (_, _) => gate.PassAsync() }.AddFiles(8);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 1, maxFiles: 1));
        await gate.Reached;
        await host.Manager.PauseWorkflowAsync(id);
        gate.Open();

        var status = await host.UntilAsync(id, WorkflowRunState.Paused);
        var step = await host.Manager.GetStepDetailsAsync(id, status.Steps[1].Id);

        Assert.Equal((null, "the workflow is paused"), (status.Progress.Eta, status.Progress.NoEtaBecause));
        Assert.Equal((0, 1, 8L), (step.Progress.PagesDone, step.Progress.Pages, step.Progress.FilesPlanned));
    }

    private static ProgressTracker TrackerOf(WorkflowHost host) => new(host.Client.Entities, TimeProvider.System);

    /// <summary>A tracker in another process, which knows nothing of what the first has told.</summary>
    private static ProgressTracker TrackerOf(WorkflowHost host, out Func<string, string> track)
    {
        var tracker = TrackerOf(host);
        track = id => tracker.TrackBatch($"{id}/0/0", 8).BatchId;
        return tracker;
    }

    private static async Task<WorkflowProgress> UntilAsync(ProgressTracker tracker, string id, Func<WorkflowProgress, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var progress = await tracker.GetStatisticsAsync(id, patience.Token);
            if (holds(progress))
            {
                return progress;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}

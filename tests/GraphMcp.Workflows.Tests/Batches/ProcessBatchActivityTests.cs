using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Batches;

/// <summary>Attempts at one batch: repeated, concurrent, vanished.</summary>
public sealed class ProcessBatchActivityTests
{
    [Fact]
    public async Task RunAsync_ASecondTime_ReturnsTheCommittedCountsAndReadsNothing()
    {
        await using var host = await PlannedAsync(5);
        var first = await RunAsync(host);
        host.Source.Reads.Clear();

        var second = await RunAsync(host);

        Assert.Equal(first, second);
        Assert.Empty(host.Source.Reads);
    }

    [Fact]
    public async Task RunAsync_FirstAttempt_LeavesOneTraceAndNoMarker()
    {
        await using var host = await PlannedAsync(5);

        var result = await RunAsync(host);

        Assert.Equal(1, result.Attempt);
        Assert.Equal(["attempts/w/00000/00000/0001.started"], host.Workspace.Under("attempts"));
    }

    [Fact]
    public async Task RunAsync_TwoAttemptsAtOnce_TheFirstToCommitWins()
    {
        await using var host = await PlannedAsync(5);
        var gate = new Gate();
        var slow = 1;
        host.BeforeFile = (_, _) => Interlocked.Exchange(ref slow, 0) == 1 ? gate.PassAsync() : Task.CompletedTask;
        var late = RunAsync(host);
        await gate.Reached;

        var first = await RunAsync(host);
        gate.Open();

        Assert.Equal((2, first), (first.Attempt, await late));
    }

    [Fact]
    public async Task RunAsync_AfterAnAttemptVanished_MarksEachFile()
    {
        await using var host = await PlannedAsync(3);
        await VanishAsync(host, "01.env");
        var marked = new List<string>();
        host.BeforeFile = (_, _) =>
        {
            marked.Add(host.Workspace.Text("attempts/w/00000/00000/0002.current"));
            return Task.CompletedTask;
        };

        var result = await RunAsync(host);

        Assert.Equal((2, 3), (result.Attempt, result.Processed));
        Assert.Equal(["00.env", "01.env", "02.env"], marked);
        Assert.Equal("", host.Workspace.Text("attempts/w/00000/00000/0002.current"));
    }

    [Fact]
    public async Task RunAsync_AfterAFileKilledThreeAttempts_QuarantinesThatFile()
    {
        await using var host = await PlannedAsync(3);
        for (var death = 0; death < 3; death++)
        {
            await VanishAsync(host, "01.env");
        }

        var result = await RunAsync(host);

        Assert.Equal((4, 2, 1), (result.Attempt, result.Processed, result.Failed));
        var failed = Assert.Single(await host.ResultsAsync("w"), file => file.State == FileState.Failed);
        Assert.Equal(("01.env", "poison"), (failed.Path, failed.Error!.Code));
    }

    [Fact]
    public async Task RunAsync_AfterTheProcessDiedAtAFile_TouchesThatFileLast()
    {
        await using var host = await PlannedAsync(3);
        await VanishAsync(host, "00.env");
        await VanishAsync(host, "00.env");
        var touched = new List<string>();
        host.BeforeFile = (file, _) =>
        {
            touched.Add(file.Path);
            return Task.CompletedTask;
        };

        await RunAsync(host);

        Assert.Equal(["01.env", "02.env", "00.env"], touched);
        Assert.Equal(["00.env", "01.env", "02.env"], (await host.ResultsAsync("w")).Select(file => file.Path));
    }

    [Fact]
    public async Task RunAsync_KilledInTheWaitBeforeASuspect_HoldsNothingAgainstIt()
    {
        await using var host = await PlannedAsync(1, retryDelayMs: 3_600_000);
        await VanishAsync(host, "00.env");
        await VanishAsync(host, "00.env");
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Workspace.BeforeWrite = path =>
        {
            if (path.EndsWith("0003.current", StringComparison.Ordinal))
            {
                waits.TrySetResult();
            }

            return Task.CompletedTask;
        };
        _ = RunAsync(host);
        await waits.Task.WaitAsync(TimeSpan.FromMinutes(1));

        var next = await AttemptTraces.BeginAsync(host.Workspace, WorkspacePaths.Attempts("w", 0, "00000"), default);

        Assert.True(next.IsSuspect("00.env"));
        Assert.False(next.IsPoison("00.env"));
    }

    [Fact]
    public async Task RunAsync_AfterThreeDeathsAtDifferentFiles_ProcessesThemAll()
    {
        await using var host = await PlannedAsync(3);
        await VanishAsync(host, "00.env");
        await VanishAsync(host, "01.env");
        await VanishAsync(host, "02.env");

        Assert.Equal(3, (await RunAsync(host)).Processed);
    }

    [Fact]
    public async Task RunAsync_AfterAnAttemptThatWasCancelled_MarksNothing()
    {
        await using var host = await PlannedAsync(3);
        using var stop = new CancellationTokenSource();
        host.BeforeFile = (_, _) => stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(host, stop.Token));
        host.BeforeFile = (_, _) => Task.CompletedTask;

        Assert.Equal((2, 3), (await RunAsync(host)) is var result ? (result.Attempt, result.Processed) : default);
        Assert.DoesNotContain(host.Workspace.Under("attempts"), path => path.EndsWith(".current", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_FromRemoteStorage_ReadsSeveralFilesAtOnce()
    {
        await using var host = await PlannedAsync(8);
        host.Source.ReadParallelism = 4;
        var gate = new Gate();
        var waiting = 0;
        host.BeforeFile = (_, _) =>
        {
            if (Interlocked.Increment(ref waiting) == 4)
            {
                gate.Open();
            }

            return gate.PassAsync();
        };

        var result = await RunAsync(host);

        Assert.Equal(8, result.Processed);
        Assert.Equal(["00.env", "01.env"], (await host.ResultsAsync("w")).Take(2).Select(file => file.Path));
    }

    [Fact]
    public async Task RunAsync_OfAPart_ProcessesItsFilesOnly()
    {
        await using var host = await PlannedAsync(5);
        var input = Input() with { From = 1, To = 2 };

        var result = await host.Get<ProcessBatchActivity>().RunAsync(input, sink: null, default);

        Assert.Equal(
            ("w/0/00000.001-002", 2, "results/w/00000/00000.001-002.jsonl"),
            (result.BatchId, result.Processed, result.ResultsPath)
        );
        Assert.Equal(["01.env", "02.env"], (await host.ResultsAsync("w")).Select(file => file.Path));
    }

    [Fact]
    public async Task ReadShardAsync_WithPartsUnderAWholeBatch_CountsTheWholeOnly()
    {
        await using var host = await PlannedAsync(6);
        foreach (var (from, to) in new[] { (0, 1), (0, 2), (3, 5) })
        {
            await host.Get<ProcessBatchActivity>().RunAsync(Input() with { From = from, To = to }, sink: null, default);
        }

        Assert.Equal(6, (await host.ResultsAsync("w")).Count);
        await RunAsync(host);
        var batches = await CommittedResults.ReadShardAsync(host.Workspace, "w", 0, default).ToListAsync();
        Assert.Equal("w/0/00000", Assert.Single(batches).Header.BatchId);
    }

    /// <summary>A workflow "w" whose one page is planned: one batch.</summary>
    private static async Task<WorkflowHost> PlannedAsync(int files, int retryDelayMs = 1)
    {
        var host = new WorkflowHost
        {
            Configure = options =>
            {
                ManyPages(options);
                options.Retry = new RetrySettings(3, retryDelayMs);
            },
        };
        await host.AddFiles(files).OpenAsync(start: false);
        await host.Manager.StartWorkflowAsync(Request("decommission") with { Id = "w" });
        await host.Get<PlanActivity>().RunAsync(new PageInput("/workspace", "w", 0), default);
        return host;
    }

    private static BatchInput Input() => new("/workspace", "w", 0, 0);

    private static Task<BatchResult> RunAsync(WorkflowHost host, CancellationToken stop = default) =>
        host.Get<ProcessBatchActivity>().RunAsync(Input(), sink: null, stop);

    /// <summary>An attempt that never comes back from one file, as when the process dies there.</summary>
    private static async Task VanishAsync(WorkflowHost host, string path)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.BeforeFile = async (file, _) =>
        {
            if (file.Path == path)
            {
                reached.SetResult();
                await new TaskCompletionSource().Task;
            }
        };
        _ = RunAsync(host);
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
        host.BeforeFile = (_, _) => Task.CompletedTask;
    }
}

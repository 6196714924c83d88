using CsCheck;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Management;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Random programs of control, crashes, redrives and restores: in the end the books of every workflow balance.</summary>
public sealed class RandomProgramTests
{
    private const int Files = 24;

    private enum Move
    {
        Pause,
        Resume,
        Stop,
        ForceStop,
        Crash,
        Widen,
        Checkpoint,
        Restore,
        Redrive,
    }

    [Fact]
    public async Task Program_OfRandomMoves_LeavesBalancedBooks() =>
        await Gen.Select(Gen.Enum<Move>().Array[1, 8], Gen.Int[0, 5].Array[0, 3], Gen.Int[1, 4])
            .SampleAsync(program => RunAsync(program.Item1, program.Item2, program.Item3), iter: 25, threads: 1);

    private static async Task RunAsync(Move[] moves, int[] failing, int parallel)
    {
        var bad = failing.Select(file => $"{file:D2}.env").ToHashSet(StringComparer.Ordinal);
        await using var host = new WorkflowHost
        {
            Configure = ManyPages,
            BeforeFile = (file, _) => bad.Contains(file.Path) ? throw new FormatException("no") : Task.CompletedTask,
        }.AddFiles(Files);
        await host.OpenAsync();
        var ids = new List<string> { await host.Manager.StartWorkflowAsync(Request("decommission", parallel: parallel, maxFiles: 2)) };
        string? checkpoint = null;
        foreach (var move in moves)
        {
            checkpoint = await PlayAsync(host, move, ids, checkpoint);
        }

        foreach (var id in ids)
        {
            // Whatever was asked for: what can still go on does.
            await host.Manager.ResumeWorkflowAsync(id);
            await host.Client.WaitForInstanceCompletionAsync(id).WaitAsync(TimeSpan.FromMinutes(1));
            await AssertBalancedAsync(host, id, bad.Count);
        }
    }

    private static async Task<string?> PlayAsync(WorkflowHost host, Move move, List<string> ids, string? checkpoint)
    {
        var id = ids[^1];
        switch (move)
        {
            case Move.Pause:
                await host.Manager.PauseWorkflowAsync(id);
                break;
            case Move.Resume:
                await host.Manager.ResumeWorkflowAsync(id);
                break;
            case Move.Stop:
                await host.Manager.StopWorkflowAsync(id);
                break;
            case Move.ForceStop:
                await host.Manager.StopWorkflowAsync(id, force: true);
                break;
            case Move.Widen:
                await host.Manager.SetMaxParallelBatchesAsync(id, 8);
                break;
            case Move.Crash:
                await host.CloseAsync();
                await host.OpenAsync();
                break;
            case Move.Checkpoint:
                return await host.Get<WorkflowStateFactory>().Create(host.Client).SaveCheckpointAsync(id);
            case Move.Restore when checkpoint is not null:
                ids.Add(await host.Get<WorkflowStateFactory>().Create(host.Client).RestoreCheckpointAsync(checkpoint));
                break;
            case Move.Redrive when (await host.Manager.GetStatusAsync(id)).State.IsFinal():
                ids.Add(await host.Manager.RedriveAsync(id));
                break;
        }

        return checkpoint;
    }

    private static async Task AssertBalancedAsync(WorkflowHost host, string id, int bad)
    {
        var results = await host.ResultsAsync(id);
        var status = await host.UntilAsync(
            id,
            status => status.Progress.Processed + status.Progress.Skipped + status.Progress.Failed == results.Count
        );
        Assert.Equal(results.Count, results.Select(file => file.Path).Distinct().Count());
        Assert.True(status.State.IsFinal());
        if (status.State is WorkflowRunState.Succeeded or WorkflowRunState.PartiallySucceeded)
        {
            Assert.Equal((Files, bad), (results.Count, status.Progress.Failed));
            Assert.Equal(Files, status.Progress.FilesPlanned);
            Assert.Equal((Files, status.Progress.Failed), (status.Totals!.Files, status.Totals.Failed));
        }
    }
}

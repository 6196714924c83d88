using CsCheck;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Checkpoints;

/// <summary>Whatever fails, wherever it is stopped and however it goes on: in the end the books balance, and every file's result is that of an undisturbed run.</summary>
public sealed class LineageGenerativeTests
{
    private static readonly Gen<Round> Rounds = Gen.Select(
        Gen.Int[0, 24].Array[0, 6],
        Gen.Int[0, 30],
        Gen.Int[0, 4].Select(how => (How)how),
        (failing, after, how) => new Round(failing, after, how)
    );

    private static readonly Gen<Program> Programs = Gen.Select(
        Gen.Int[1, 25],
        Gen.Int[1, 4],
        Gen.Int[1, 3],
        Rounds.Array[1, 3],
        (files, maxFiles, parallel, rounds) => new Program(files, maxFiles, parallel, rounds)
    );

    private enum How
    {
        Finish,
        Stop,
        Terminate,
        Checkpoint,
        CheckpointAndStop,
    }

    [Fact]
    public Task Descendants_OfAnyDisturbedRun_EndAsAnUndisturbedOne() => Programs.SampleAsync(RunAsync, iter: 20, threads: 1);

    private static async Task RunAsync(Program program)
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(program.Files)
            .OpenAsync();
        var request = Request("decommission", parallel: program.Parallel, maxFiles: program.MaxFiles);
        var undisturbed = await host.RunAsync(request);
        var expected = (await host.ResultsAsync(undisturbed.Id)).Select(file => file.Gist()).ToList();

        var id = "r0";
        await host.Manager.StartWorkflowAsync(request with { Id = id });
        for (var round = 0; round < program.Rounds.Length; round++)
        {
            id = await DisturbAsync(host, id, program, program.Rounds[round], $"r{round + 1}");
        }

        host.CountFiles();
        var status = await host.FinishAsync(id);
        var last = await host.FinishAsync(await host.Manager.RedriveAsync(id));

        AssertBooks(status);
        Assert.Equal(WorkflowRunState.Succeeded, last.State);
        Assert.Equal((program.Files, program.Files, 0), (last.Progress.FilesPlanned, last.Progress.Processed, last.Progress.Failed));
        Assert.Equal(expected, (await host.ResultsAsync(last.Id)).Select(file => file.Gist()));
    }

    /// <summary>Lets a workflow run into its round and returns the id of its descendant.</summary>
    private static async Task<string> DisturbAsync(WorkflowHost host, string id, Program program, Round round, string next)
    {
        var failing = round.Failing.Where(file => file < program.Files).Select(file => $"{file:D2}.env").ToHashSet();
        var calls = 0;
        var gate = new Gate();
        host.BeforeFile = async (file, stop) =>
        {
            if (round.How != How.Finish && Interlocked.Increment(ref calls) == round.After)
            {
                await gate.PassAsync().WaitAsync(stop);
            }

            if (failing.Contains(file.Path))
            {
                throw new FormatException("It cannot be taken.");
            }
        };
        var ended = host.Client.WaitForInstanceCompletionAsync(id);
        await Task.WhenAny(gate.Reached, ended);
        var checkpoint = round.How is How.Checkpoint or How.CheckpointAndStop ? await host.Checkpoints().SaveCheckpointAsync(id) : null;
        var stopping =
            round.How is How.Stop or How.CheckpointAndStop ? host.Manager.StopWorkflowAsync(id)
            : round.How == How.Terminate ? host.Manager.StopWorkflowAsync(id, force: true)
            : Task.FromResult(true);
        gate.Open();
        await stopping;
        AssertBooks(await host.FinishAsync(id));
        return checkpoint is null
            ? await host.Manager.RedriveAsync(id, new RedriveRequest { Id = next })
            : await host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: next);
    }

    private static void AssertBooks(WorkflowStatus status)
    {
        var done = status.Progress.Processed + status.Progress.Skipped + status.Progress.Failed;
        Assert.True(
            status.State is not (WorkflowRunState.Succeeded or WorkflowRunState.PartiallySucceeded) || done == status.Progress.FilesPlanned
        );
        Assert.True(done <= status.Progress.FilesPlanned);
    }

    private sealed record Program(int Files, int MaxFiles, int Parallel, Round[] Rounds)
    {
        public override string ToString() =>
            $"{Files} files, {MaxFiles} a batch, {Parallel} at once: {string.Join("; ", Rounds.AsEnumerable())}";
    }

    private sealed record Round(int[] Failing, int After, How How)
    {
        public override string ToString() => $"{How} after {After}, failing {string.Join(',', Failing)}";
    }
}

using System.Collections.Concurrent;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Tests.Doubles;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Sources on which a call takes its time: each step has several calls under way, and none too many.</summary>
public sealed class RemoteSourceTests
{
    private const int Parallelism = 4;

    [Theory]
    [InlineData(TaskNames.Plan)]
    [InlineData(TaskNames.ProcessBatch)]
    [InlineData(TaskNames.Verify)]
    [InlineData(TaskNames.Apply)]
    public async Task Run_FromRemoteStorage_HasAsManyCallsUnderWayAsTheSourceAllows(string activity)
    {
        await using var host = new WorkflowHost();
        host.Source.ReadParallelism = Parallelism;
        for (var file = 0; file < 12; file++)
        {
            host.Source.Add($"{file:D2}.of-no-known-type", "X=olddb");
        }

        var (current, underWay, most, gate) = ("", 0, 0, new Gate());
        host.BeforeActivity = (name, _) =>
        {
            current = name;
            return Task.CompletedTask;
        };
        host.Source.Latency = async () =>
        {
            if (current == activity)
            {
                InterlockedMax(ref most, Interlocked.Increment(ref underWay));
                // Nobody goes on before as many are there: fewer would wait here in vain.
                if (Volatile.Read(ref most) >= Parallelism)
                {
                    gate.Open();
                }

                await gate.PassAsync();
                Interlocked.Decrement(ref underWay);
            }
        };
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal((WorkflowRunState.Succeeded, 12L), (status.State, status.Totals!.ChangedFiles));
        Assert.Equal(("", Parallelism), (host.Source.Text("11.of-no-known-type"), most));
    }

    [Fact]
    public async Task Plan_InPagesFromRemoteStorage_ReadsNoHeadTwice()
    {
        await using var host = new WorkflowHost { Configure = ManyPages };
        host.Source.ReadParallelism = Parallelism;
        for (var file = 0; file < 25; file++)
        {
            host.Source.Add($"{file:D2}.of-no-known-type", "Y=1");
        }

        await host.OpenAsync();

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal((WorkflowRunState.Succeeded, 3), (status.State, host.Activities.Count(name => name == TaskNames.Plan)));
        // One head for the plan, one content for the batch.
        Assert.All(host.Source.Reads.GroupBy(path => path, StringComparer.Ordinal), reads => Assert.Equal(2, reads.Count()));
    }

    [Fact]
    public async Task Verify_FromRemoteStorage_AsksOnlyForWhatIsNotListedAnyMore()
    {
        await using var host = new WorkflowHost { Configure = ManyPages };
        host.Source.ReadParallelism = Parallelism;
        for (var file = 0; file < 25; file++)
        {
            host.Source.Add($"{file:D2}.env", "Y=1");
        }

        var changed = 0;
        host.BeforeActivity = (name, _) =>
        {
            if (name == TaskNames.Verify && Interlocked.Exchange(ref changed, 1) == 0)
            {
                host.Source.Add("07.env", "X=olddb").Add("08.env", "Y=2").Add("18.new", "X=olddb").Remove("24.env");
            }

            return Task.CompletedTask;
        };
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission"));

        Assert.Equal(["24.env"], host.Source.Finds);
        var verified = Enumerable.Range(0, 3).SelectMany(shard => Addenda(host, WorkspacePaths.Verified(status.Id, shard)));
        Assert.Equal([("07.env", "changed-since-scan")], verified.Select(file => (file.Path, Assert.Single(file.Findings).Code)));
    }

    [Theory]
    [InlineData(TaskNames.Verify)]
    [InlineData(TaskNames.Apply)]
    public async Task Run_WhereEachCallOfAStepFailsOnce_TriesItAgain(string activity)
    {
        await using var host = new WorkflowHost().AddFiles(6);
        var (current, failed) = ("", new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        host.BeforeActivity = (name, _) =>
        {
            current = name;
            return Task.CompletedTask;
        };
        host.Source.BeforeRead = Fail;
        host.Source.BeforeReplace = Fail;
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal((WorkflowRunState.Succeeded, 6), (status.State, failed.Count));
        Assert.Empty(Addenda(host, WorkspacePaths.Verified(status.Id, 0)));
        Assert.All(Addenda(host, WorkspacePaths.Applied(status.Id, 0)), addendum => Assert.True(addendum.Applied));
        Assert.Equal(1, host.Activities.Count(name => name == activity));

        void Fail(string path) =>
            Throw.If(current == activity && failed.TryAdd(path, value: true), new IOException("The network hiccups."));
    }

    private static List<FileAddendum> Addenda(WorkflowHost host, string path) =>
        JsonLines.ReadLines<FileAddendum>(host.Workspace.Files[path]);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}

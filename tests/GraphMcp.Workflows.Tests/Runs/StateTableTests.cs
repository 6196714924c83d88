using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Templates;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>The state table of docs/operations.md: what each request does at each moment of a workflow's life.</summary>
public sealed class StateTableTests
{
    private const string Pause = "pause";
    private const string Resume = "resume";
    private const string Stop = "stop";
    private const string Force = "force";

    private static readonly string[] Running =
    [
        "planning",
        "first batch",
        "between shards",
        "last batch",
        "splitting",
        "verifying",
        "applying",
        "reporting",
    ];

    /// <summary>Every cell: the moment, the request, whether it is accepted, the state in which the workflow ends after it.</summary>
    public static TheoryData<string, string, bool, WorkflowRunState> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, bool, WorkflowRunState>();
            foreach (var moment in Running)
            {
                cells.Add(moment, Pause, true, WorkflowRunState.Paused);
                cells.Add(moment, Resume, true, WorkflowRunState.Succeeded);
                // A report that is being written has nothing left to stop.
                cells.Add(moment, Stop, true, moment == "reporting" ? WorkflowRunState.Succeeded : WorkflowRunState.Stopped);
                cells.Add(moment, Force, true, WorkflowRunState.Terminated);
            }

            cells.Add("pending", Pause, true, WorkflowRunState.Paused);
            cells.Add("pending", Resume, true, WorkflowRunState.Pending);
            cells.Add("pending", Stop, true, WorkflowRunState.Stopped);
            cells.Add("pending", Force, true, WorkflowRunState.Terminated);
            cells.Add("paused", Pause, true, WorkflowRunState.Paused);
            cells.Add("paused", Resume, true, WorkflowRunState.Succeeded);
            cells.Add("paused", Stop, true, WorkflowRunState.Stopped);
            cells.Add("paused", Force, true, WorkflowRunState.Terminated);
            cells.Add("stopping", Pause, false, WorkflowRunState.Stopped);
            cells.Add("stopping", Resume, false, WorkflowRunState.Stopped);
            cells.Add("stopping", Stop, true, WorkflowRunState.Stopped);
            cells.Add("stopping", Force, true, WorkflowRunState.Terminated);
            foreach (var request in new[] { Pause, Resume, Stop, Force })
            {
                cells.Add("finished", request, false, WorkflowRunState.Succeeded);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Cell_OfTheTable_IsAsItSays(string moment, string request, bool accepted, WorkflowRunState expected)
    {
        var gate = new Gate();
        await using var host = Host(moment, gate);
        await host.OpenAsync();
        var id = await ReachAsync(host, moment, gate);

        Assert.Equal(accepted, await AskAsync(host, id, request));
        gate.Open();

        var status = await host.UntilAsync(id, expected);
        Assert.Equal(expected.IsFinal(), status.FinishedAt is not null);
        if (expected is WorkflowRunState.Succeeded)
        {
            Assert.Equal((30L, 30L), (status.Progress.FilesPlanned, status.Progress.Processed));
        }
    }

    /// <summary>A few cells by what Azure has at least; GRAPHMCP_STRICT_AZURE_FLOOR=1 runs all of them so.</summary>
    [Theory]
    [InlineData("pending", Stop, WorkflowRunState.Stopped)]
    [InlineData("first batch", Force, WorkflowRunState.Terminated)]
    [InlineData("paused", Resume, WorkflowRunState.Succeeded)]
    public async Task Cell_AtTheFloorOfAzure_IsAsTheTableSays(string moment, string request, WorkflowRunState expected)
    {
        var gate = new Gate();
        await using var host = Host(moment, gate);
        host.StrictAzureFloor = true;
        await host.OpenAsync();
        var id = await ReachAsync(host, moment, gate);

        Assert.True(await AskAsync(host, id, request));
        gate.Open();

        await host.UntilAsync(id, expected);
    }

    [Fact]
    public void Table_OfTheDocs_HasTheCellsThatAreTested()
    {
        string[] requests = [Pause, Resume, Stop, Force];
        var tested = Cells
            .Select(cell => cell.Data)
            .GroupBy(cell => cell.Item1)
            .Select(row =>
            {
                var shown = row.OrderBy(cell => Array.IndexOf(requests, cell.Item2))
                    .Select(cell => cell.Item3 ? cell.Item4.ToString() : "no");
                return $"| {row.Key} | {string.Join(" | ", shown)} |";
            });

        var documented = File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "operations.md")).ToHashSet(StringComparer.Ordinal);

        Assert.All(tested, row => Assert.Contains(row, documented));
    }

    [Fact]
    public async Task Control_ThatComesLate_ChangesNothing()
    {
        var gate = new Gate();
        await using var host = Host("first batch", gate);
        await host.OpenAsync();
        var id = await ReachAsync(host, "first batch", gate);
        await host.Manager.PauseWorkflowAsync(id);
        await host.Manager.ResumeWorkflowAsync(id);
        await host.UntilSeenAsync(id, revision: 2);

        // The pause of before, delivered once more behind the resume.
        await host.Client.RaiseEventAsync(id, "control", new { Revision = 1, Desired = "pause" });
        gate.Open();

        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync(id)).State);
    }

    private static async Task<string> ReachAsync(WorkflowHost host, string moment, Gate gate)
    {
        var request = Request("decommission", apply: true, parallel: 1, maxFiles: 2);
        var id = await host.Manager.StartWorkflowAsync(
            moment == "pending" ? request with { StartAt = DateTimeOffset.MaxValue.AddYears(-1) } : request
        );
        switch (moment)
        {
            case "pending":
                await host.UntilAsync(id, status => status.WaitsFor.Count > 0);
                break;
            case "paused":
                await gate.Reached;
                await host.Manager.PauseWorkflowAsync(id);
                gate.Open();
                await host.UntilAsync(id, WorkflowRunState.Paused);
                break;
            case "stopping":
                await gate.Reached;
                await host.Manager.StopWorkflowAsync(id);
                await host.UntilAsync(id, WorkflowRunState.Stopping);
                break;
            case "finished":
                gate.Open();
                await host.FinishAsync(id);
                break;
            default:
                await gate.Reached;
                break;
        }

        return id;
    }

    private static Task<bool> AskAsync(WorkflowHost host, string id, string request) =>
        request switch
        {
            Pause => host.Manager.PauseWorkflowAsync(id),
            Resume => host.Manager.ResumeWorkflowAsync(id),
            Stop => host.Manager.StopWorkflowAsync(id),
            _ => host.Manager.StopWorkflowAsync(id, force: true),
        };

    /// <summary>Three shards of five batches; the call that makes the moment is held.</summary>
    private static WorkflowHost Host(string moment, Gate gate)
    {
        var (activity, call) = moment switch
        {
            "planning" => (TaskNames.Plan, 2),
            "between shards" => (TaskNames.ProcessBatch, 6),
            "last batch" => (TaskNames.ProcessBatch, 15),
            "splitting" => (TaskNames.DescribeBatch, 1),
            "verifying" => (TaskNames.Verify, 2),
            "applying" => (TaskNames.Apply, 1),
            "reporting" => (TaskNames.Report, 1),
            _ => (TaskNames.ProcessBatch, 1),
        };
        var (calls, split) = (0, 0);
        return new WorkflowHost
        {
            Configure = ManyPages,
            BeforeActivity = async (name, _) =>
            {
                if (moment == "splitting" && name == TaskNames.ProcessBatch && Interlocked.Increment(ref split) == 1)
                {
                    throw new InvalidOperationException("This batch is bad once.");
                }

                if (name == activity && Interlocked.Increment(ref calls) == call)
                {
                    await gate.PassAsync();
                }
            },
        }.AddFiles(30);
    }
}

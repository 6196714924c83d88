using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Tests.Runs;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Planning;

/// <summary>Pages of the plan.</summary>
public sealed class PlanActivityTests
{
    [Fact]
    public async Task RunAsync_PageByPage_CoversTheWalkExactly()
    {
        await using var host = await StartedAsync(25);

        var pages = new[] { await PlanAsync(host, 0), await PlanAsync(host, 1), await PlanAsync(host, 2) };

        Assert.Equal([(10, false), (10, false), (5, true)], pages.Select(page => (page.Files, page.IsLast)));
        Assert.Equal(Enumerable.Range(0, 25).Select(file => $"{file:D2}.env"), await PathsAsync(host, 3));
    }

    [Fact]
    public async Task RunAsync_WhoseWalkEndsWithItsPage_IsTheLast()
    {
        await using var host = await StartedAsync(10);

        Assert.True((await PlanAsync(host, 0)).IsLast);
    }

    [Fact]
    public async Task RunAsync_ASecondTime_KeepsWhatWasCommitted()
    {
        await using var host = await StartedAsync(10);
        var first = await PlanAsync(host, 0);
        host.Source.Add("00-new.env", "x");

        var second = await PlanAsync(host, 0);

        Assert.Equal((first.Files, first.Batches), (second.Files, second.Batches));
        Assert.DoesNotContain("00-new.env", await PathsAsync(host, 1));
    }

    [Fact]
    public async Task RunAsync_AnAttemptThatCommitsSecond_ReturnsTheFirstAndLeavesNothing()
    {
        await using var host = await StartedAsync(10);
        var raced = 0;
        host.Workspace.BeforeWrite = async path =>
        {
            if (path == "plan/w/00000.json" && Interlocked.Exchange(ref raced, 1) == 0)
            {
                host.Source.Add("new.env", "x");
                await PlanAsync(host, 0);
            }
        };

        var late = await PlanAsync(host, 0);

        Assert.Equal((10, false), (late.Files, late.IsLast));
        Assert.Single(
            host.Workspace.Under("plan/w")
                .Where(path => path.Contains("00000-", StringComparison.Ordinal))
                .Select(Path.GetDirectoryName)
                .Distinct()
        );
    }

    [Fact]
    public async Task RunAsync_OverAPathThatTellsNothing_LooksAtTheHead()
    {
        await using var host = await StartedAsync(0);
        host.Source.Add("deploy", "#!/bin/bash\necho 1\n");

        var page = await PlanAsync(host, 0);

        Assert.Equal([SourceType.Shell], page.SourceTypes.Keys);
    }

    private static async Task<WorkflowHost> StartedAsync(int files)
    {
        var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(files)
            .OpenAsync(start: false);
        await host.Manager.StartWorkflowAsync(Request("inventory", maxFiles: 4) with { Id = "w" });
        return host;
    }

    private static Task<PagePlanned> PlanAsync(WorkflowHost host, int page) =>
        host.Get<PlanActivity>().RunAsync(new PageInput("/workspace", "w", page), default);

    private static async Task<List<string>> PathsAsync(WorkflowHost host, int pages)
    {
        var paths = new List<string>();
        for (var number = 0; number < pages; number++)
        {
            var page = await PlanReader.ReadPageAsync(host.Workspace, "w", number, default);
            foreach (var batch in page.Batches)
            {
                var files = await PlanReader.ReadBatchAsync(host.Workspace, "w", page, batch.Number, default);
                Assert.Equal((batch.Files, batch.Bytes), (files.Count, files.Sum(file => file.Size)));
                paths.AddRange(files.Select(file => file.Path));
            }
        }

        return paths;
    }
}

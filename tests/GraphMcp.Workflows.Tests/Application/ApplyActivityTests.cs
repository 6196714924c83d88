using System.Text;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Application;

public sealed class ApplyActivityTests
{
    [Fact]
    public async Task RunAsync_LaterStepEditsAFileThatAnEarlierOneEdits_LeavesItToTheEarlierOne()
    {
        await using var host = await new WorkflowHost().AddFiles(2).OpenAsync();
        var id = (await host.RunAsync(Request("decommission"))).Id;
        // The later step has both files' edits, the earlier one the first's.
        var later = ShardNumbers.Of(1, 0);
        var (first, both) = (WorkspacePaths.Result(id, 0, "00000"), host.Workspace.Text(WorkspacePaths.Result(id, 0, "00000")));
        host.Workspace.Files[WorkspacePaths.Result(id, later, "00000")] = Encoding.UTF8.GetBytes(both);
        host.Workspace.Files[first] = Encoding.UTF8.GetBytes(string.Join('\n', both.Split('\n')[..2]));

        var applied = await host.Get<ApplyActivity>()
            .RunAsync(new PageInput("/workspace", id, later), TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (applied.Applied, applied.NotApplied));
        Assert.Equal(("X=olddb", ""), (host.Source.Text("00.env"), host.Source.Text("01.env")));
        var addenda = JsonLines.ReadLines<FileAddendum>(host.Workspace.Files[WorkspacePaths.Applied(id, later)]);
        Assert.Equal(
            [("00.env", (bool?)false, 0), ("01.env", true, 0)],
            addenda.Select(file => (file.Path, file.Applied, file.Findings.Count))
        );

        await host.Get<ApplyActivity>().RunAsync(new PageInput("/workspace", id, 0), TestContext.Current.CancellationToken);

        Assert.Equal("", host.Source.Text("00.env"));
    }
}

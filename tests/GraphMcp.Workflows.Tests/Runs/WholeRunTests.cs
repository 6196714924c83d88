using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Doubles;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Whole workflows of each built-in template.</summary>
public sealed class WholeRunTests
{
    [Fact]
    public async Task Inventory_OverAFewFiles_CountsThemAll()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("a.tf", "x").Add("b/c.sql", "select 1").Add("d.md", "# text");

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((3, 3, 0, 0), (status.Totals!.Files, status.Totals.Processed, status.Totals.Skipped, status.Totals.Failed));
        Assert.Equal((3, 3), (status.Progress.FilesPlanned, status.Progress.Processed));
        Assert.All(status.Steps, step => Assert.Equal(StepState.Succeeded, step.State));
    }
}

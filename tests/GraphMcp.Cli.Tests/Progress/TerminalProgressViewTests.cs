using GraphMcp.Cli.Progress;
using GraphMcp.Cli.Tests.Fakes;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using Spectre.Console.Testing;

namespace GraphMcp.Cli.Tests.Progress;

public sealed class TerminalProgressViewTests
{
    [Fact]
    public async Task Show_States_DrawsTheLastOne()
    {
        using var console = new TestConsole();
        console.Profile.Width = 120;
        var status = Statuses.Of(WorkflowRunState.Succeeded, id: "[wf]") with
        {
            Progress = new WorkflowProgress
            {
                FilesPlanned = 100,
                BatchesPlanned = 5,
                Processed = 100,
                BatchesDone = 5,
                PlanComplete = true,
            },
            Steps = [new StepStatus("plan", StepState.Succeeded), new StepStatus("apply", StepState.Skipped)],
        };

        var last = await new TerminalProgressView(console, TimeProvider.System).ShowAsync(new[] { status }.ToAsyncEnumerable());

        Assert.Same(status, last);
        Assert.Contains("decommission [wf]  succeeded", console.Output, StringComparison.Ordinal);
        Assert.Contains("100 of 100 files, 5 of 5 batches", console.Output, StringComparison.Ordinal);
        Assert.Contains("plan", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_NothingPlannedYet_DrawsToo()
    {
        using var console = new TestConsole();
        console.Profile.Width = 120;

        await new TerminalProgressView(console, TimeProvider.System).ShowAsync(
            new[] { Statuses.Of(WorkflowRunState.Pending) }.ToAsyncEnumerable()
        );

        Assert.Contains("pending", console.Output, StringComparison.Ordinal);
    }
}

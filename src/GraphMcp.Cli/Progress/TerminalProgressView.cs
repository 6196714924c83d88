using GraphMcp.Workflows.Management;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GraphMcp.Cli.Progress;

/// <summary>A table on the terminal that is drawn anew with each state: a bar, rate and time left, and a row a step.</summary>
internal sealed class TerminalProgressView(IAnsiConsole console, TimeProvider time) : IProgressView
{
    public async Task<WorkflowStatus> ShowAsync(IAsyncEnumerable<WorkflowStatus> states)
    {
        WorkflowStatus? last = null;
        await console
            .Live(new Text("starting"))
            .AutoClear(false)
            .StartAsync(async display =>
            {
                await foreach (var status in states)
                {
                    last = status;
                    display.UpdateTarget(Draw(status));
                }
            });
        return last ?? throw new InvalidOperationException("A workflow without any state was shown.");
    }

    private Rows Draw(WorkflowStatus status) => new([Header(status), Bar(status), Steps(status)]);

    private static Markup Header(WorkflowStatus status) =>
        new($"[bold]{status.Template.EscapeMarkup()}[/] {status.Id.EscapeMarkup()}  {Coloured(status.State)}");

    private Columns Bar(WorkflowStatus status)
    {
        var progress = status.Progress;
        var now = time.GetUtcNow();
        var bar = new BreakdownChart().Width(40).HideTags();
        bar.AddItem("done", ProgressText.Done(progress), progress.Failed > 0 ? Color.Yellow : Color.Green);
        bar.AddItem(
            "left",
            Math.Max(progress.FilesPlanned - ProgressText.Done(progress), progress.FilesPlanned == 0 ? 1 : 0),
            Color.Grey23
        );
        return new Columns(bar, new Text(ProgressText.Line(status, now))) { Expand = false };
    }

    private static Grid Steps(WorkflowStatus status)
    {
        var grid = new Grid().AddColumn().AddColumn().AddColumn();
        foreach (var step in status.Steps)
        {
            grid.AddRow(new Markup(Mark(step.State)), new Text(step.Id), new Text(ProgressText.Step(status, step)));
        }

        return grid;
    }

    private static string Mark(StepState state) =>
        state switch
        {
            StepState.Running => "[yellow]>[/]",
            StepState.Succeeded => "[green]+[/]",
            StepState.Failed => "[red]x[/]",
            StepState.Skipped or StepState.Stopped => "[grey]-[/]",
            _ => "[grey].[/]",
        };

    private static string Coloured(WorkflowRunState state) =>
        state switch
        {
            WorkflowRunState.Succeeded => $"[green]{ProgressText.State(state)}[/]",
            WorkflowRunState.Failed or WorkflowRunState.Terminated => $"[red]{ProgressText.State(state)}[/]",
            _ => $"[yellow]{ProgressText.State(state)}[/]",
        };
}

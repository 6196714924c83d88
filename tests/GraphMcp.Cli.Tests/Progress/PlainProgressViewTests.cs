using GraphMcp.Cli.Progress;
using GraphMcp.Cli.Tests.Fakes;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Cli.Tests.Progress;

public sealed class PlainProgressViewTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly StringWriter _writer = new();

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Show_ProgressWithinASecond_IsOneLine()
    {
        await ShowAsync(TimeSpan.FromMilliseconds(100), Running(1), Running(2), Running(3));

        Assert.Equal(["process    1 of 100 files, 0 of 5 batches"], Lines);
    }

    [Fact]
    public async Task Show_ProgressOverSeconds_IsALineASecond()
    {
        await ShowAsync(TimeSpan.FromMilliseconds(600), Running(1), Running(2), Running(3), Running(4), Running(5));

        Assert.Equal(["1", "3", "5"], Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
    }

    [Fact]
    public async Task Show_StateOrStepChanges_IsALineAtOnce()
    {
        var last = await ShowAsync(
            TimeSpan.FromMilliseconds(1),
            Running(1),
            Running(100) with
            {
                CurrentStep = "verify",
            },
            Running(100) with
            {
                State = WorkflowRunState.PartiallySucceeded,
                CurrentStep = null,
            }
        );

        Assert.Equal(["process", "verify", "partially"], Lines.Select(line => line.Split(' ')[0]));
        Assert.Equal(WorkflowRunState.PartiallySucceeded, last.State);
    }

    [Fact]
    public async Task Show_NothingNew_IsNoLine()
    {
        await ShowAsync(TimeSpan.FromSeconds(5), Running(1), Running(1), Running(1));

        Assert.Single(Lines);
    }

    [Fact]
    public void Line_RateAndEta_AreShown()
    {
        var status = Running(10) with
        {
            Progress = Running(10).Progress with
            {
                FilesPerSecond = 1234.5,
                Eta = _time.GetUtcNow().AddSeconds(75),
                Failed = 2,
                PlanComplete = false,
            },
        };

        Assert.Equal("12 of 100+ files, 0 of 5+ batches, 2 failed, 1,234 files/s, 1:15 left", ProgressText.Line(status, _time.GetUtcNow()));
    }

    private IEnumerable<string> Lines => _writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static WorkflowStatus Running(int processed) =>
        Statuses.Of(WorkflowRunState.Running) with
        {
            CurrentStep = "process",
            Progress = new WorkflowProgress
            {
                FilesPlanned = 100,
                BatchesPlanned = 5,
                Processed = processed,
                PlanComplete = true,
            },
        };

    private Task<WorkflowStatus> ShowAsync(TimeSpan apart, params WorkflowStatus[] states) =>
        new PlainProgressView(_writer, _time).ShowAsync(
            states
                .Select(state =>
                {
                    _time.Advance(apart);
                    return state;
                })
                .ToAsyncEnumerable()
        );
}

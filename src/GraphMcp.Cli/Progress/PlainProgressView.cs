using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Progress;

/// <summary>Lines for logs: one when the state or the step changes, and otherwise one a second while there is something new.</summary>
internal sealed class PlainProgressView(TextWriter writer, TimeProvider time) : IProgressView
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(1);

    public async Task<WorkflowStatus> ShowAsync(IAsyncEnumerable<WorkflowStatus> states)
    {
        WorkflowStatus? last = null;
        (WorkflowRunState, string?)? place = null;
        var text = "";
        var written = time.GetTimestamp();
        await foreach (var status in states)
        {
            last = status;
            var line = Line(status);
            var here = (status.State, status.CurrentStep);
            if (line == text || (here == place && time.GetElapsedTime(written) < LineInterval))
            {
                continue;
            }

            await writer.WriteLineAsync(line);
            (place, text, written) = (here, line, time.GetTimestamp());
        }

        return last ?? throw new InvalidOperationException("A workflow without any state was shown.");
    }

    private string Line(WorkflowStatus status)
    {
        var where = status.State is WorkflowRunState.Running ? status.CurrentStep ?? "running" : ProgressText.State(status.State);
        return $"{where, -10} {ProgressText.Line(status, time.GetUtcNow())}".TrimEnd();
    }
}

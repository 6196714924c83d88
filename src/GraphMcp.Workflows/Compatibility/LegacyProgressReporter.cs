using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Writes the old progress lines, made of the new events, at most one a second for each step that runs.</summary>
/// <remarks>Nothing is written while <c>Workflows:Legacy:Progress</c> is off.</remarks>
[Obsolete("Use ProgressTracker or IProgressObserver.", DiagnosticId = LegacyDiagnostics.Progress, UrlFormat = LegacyDiagnostics.Url)]
public sealed class LegacyProgressReporter
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly IOptionsMonitor<LegacyOptions> options;
    private readonly Action<string> write;
    private readonly LegacyRuns runs = new();

    internal LegacyProgressReporter(IOptionsMonitor<LegacyOptions> options, Action<string> write) =>
        (this.options, this.write) = (options, write);

    /// <summary>Gets whether lines are written.</summary>
    public bool IsOn => options.CurrentValue.Progress;

    /// <summary>Writes the lines that an event is worth.</summary>
    internal async ValueTask TakeAsync(WorkflowEvent happened, ReadLog readLog, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return;
        }

        var (run, isNews) = await runs.TakeAsync(happened, readLog, cancellationToken);
        if (isNews && run.StepOf(happened) is { } step && LineOf(happened, run, step) is { } line)
        {
            Write(line);
        }
    }

    private static LegacyProgressLine? LineOf(WorkflowEvent happened, LegacyRun run, LegacyStepRun step)
    {
        var line = new LegacyProgressLine(
            LegacyTime.Of(happened.Time),
            happened.WorkflowId,
            happened.StepId!,
            LegacyProgressStatus.Started
        );
        return happened.Type switch
        {
            WorkflowEventTypes.StepStarted => line,
            WorkflowEventTypes.BatchCompleted when IsTime(happened, run, step) => Moved(line, happened, run, step),
            WorkflowEventTypes.StepCompleted => line with
            {
                Status = step.State is StepState.Failed or StepState.Stopped ? LegacyProgressStatus.Failed : LegacyProgressStatus.Completed,
                Metrics = step.FilesDone > 0 ? MetricsOf(happened, run, step) : null,
            },
            _ => null,
        };
    }

    private static bool IsTime(WorkflowEvent happened, LegacyRun run, LegacyStepRun step)
    {
        if (step.LineAt is { } last && happened.Time - last < Interval && step.FilesDone < run.FilesPlanned)
        {
            return false;
        }

        step.LineAt = happened.Time;
        return true;
    }

    private static LegacyProgressLine Moved(LegacyProgressLine line, WorkflowEvent happened, LegacyRun run, LegacyStepRun step)
    {
        var metrics = MetricsOf(happened, run, step);
        return line with
        {
            Status = LegacyProgressStatus.Progress,
            ProgressPercent = metrics.Total > 0 ? 100.0 * metrics.Current / metrics.Total : null,
            EtaSeconds = metrics.RatePerSecond is { } rate and > 0 ? (metrics.Total - metrics.Current) / rate : null,
            Metrics = metrics,
        };
    }

    private static LegacyProgressMetrics MetricsOf(WorkflowEvent happened, LegacyRun run, LegacyStepRun step)
    {
        var seconds = (happened.Time - step.StartedAt).TotalSeconds;
        return new LegacyProgressMetrics(step.FilesDone, run.FilesPlanned, seconds > 0 ? step.FilesDone / seconds : null);
    }

    private void Write(LegacyProgressLine line)
    {
        var format = options.CurrentValue.ProgressFormat;
        if (format is LegacyProgressFormat.Console or LegacyProgressFormat.Dual)
        {
            write(line.ToText());
        }

        if (format is LegacyProgressFormat.Json or LegacyProgressFormat.Dual)
        {
            write(line.ToJson());
        }
    }
}

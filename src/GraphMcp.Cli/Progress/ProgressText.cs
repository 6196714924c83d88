using System.Globalization;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Cli.Progress;

/// <summary>Says in a few words how far a workflow is.</summary>
internal static class ProgressText
{
    /// <summary>Returns files and batches, and while they are processed the rate and the time that is left.</summary>
    public static string Line(WorkflowStatus status, DateTimeOffset now)
    {
        var progress = status.Progress;
        if (progress.FilesPlanned == 0 && !progress.PlanComplete)
        {
            return "";
        }

        var parts = new List<string> { Files(progress), Batches(progress) };
        if (progress.Failed > 0)
        {
            parts.Add($"{Number(progress.Failed)} failed");
        }

        if (progress.FilesPerSecond > 0 && Done(progress) < progress.FilesPlanned)
        {
            parts.Add(Rate(progress));
            parts.Add(TimeLeft(progress, now));
        }

        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    public static string Files(WorkflowProgress progress) => $"{Of(Done(progress), progress.FilesPlanned, progress.PlanComplete)} files";

    public static string Batches(WorkflowProgress progress) =>
        $"{Of(progress.BatchesDone, progress.BatchesPlanned, progress.PlanComplete)} batches";

    public static string Rate(WorkflowProgress progress) =>
        progress.FilesPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{progress.FilesPerSecond:N0} files/s") : "";

    public static string TimeLeft(WorkflowProgress progress, DateTimeOffset now) =>
        progress.Eta is { } eta ? $"{Duration(eta - now)} left" : "";

    /// <summary>Returns how far a running step is, where it has more than one page.</summary>
    public static string Step(WorkflowStatus status, StepStatus step) =>
        step.State is StepState.Running && status.Progress.Steps.TryGetValue(step.Id, out var pages) && pages.Pages > 1
            ? $"{Number(pages.PagesDone)} of {Number(pages.Pages)} parts"
            : "";

    public static string State(WorkflowRunState state) =>
        state switch
        {
            WorkflowRunState.PartiallySucceeded => "partially succeeded",
            _ => state.ToString().ToLowerInvariant(),
        };

    public static long Done(WorkflowProgress progress) => progress.Processed + progress.Skipped + progress.Failed;

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Of(long done, long planned, bool isFinal) => $"{Number(done)} of {Number(planned)}{(isFinal ? "" : "+")}";

    private static string Duration(TimeSpan duration)
    {
        var left = duration < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : duration;
        return left.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left:mm\\:ss}")
            : left.ToString("m\\:ss", CultureInfo.InvariantCulture);
    }
}

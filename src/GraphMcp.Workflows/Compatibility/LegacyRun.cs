using System.Text.Json;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>What the events of one workflow, up to some place in its log, add up to.</summary>
internal sealed class LegacyRun
{
    private readonly Dictionary<string, LegacyStepRun> steps = new(StringComparer.Ordinal);

    /// <summary>Gets the place in the log.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public long FilesPlanned { get; private set; }

    public int StepsStarted => steps.Count;

    public int StepsCompleted => steps.Values.Count(step => step.State is StepState.Succeeded or StepState.Skipped);

    public string? FailedStep => steps.FirstOrDefault(step => step.Value.State == StepState.Failed).Key;

    public LegacyStepRun? StepOf(WorkflowEvent happened) => happened.StepId is null ? null : steps.GetValueOrDefault(happened.StepId);

    /// <summary>Takes the next event; false when it was taken before.</summary>
    public bool Take(WorkflowEvent happened)
    {
        if (happened.Sequence <= Sequence)
        {
            return false;
        }

        Sequence = happened.Sequence;
        switch (happened.Type)
        {
            case WorkflowEventTypes.WorkflowStarted:
                StartedAt = happened.Time;
                break;
            case WorkflowEventTypes.PagePlanned:
                FilesPlanned += Number(happened, "files");
                break;
            case WorkflowEventTypes.StepStarted when happened.StepId is { } started:
                steps[started] = new LegacyStepRun(happened.Time);
                break;
            case WorkflowEventTypes.BatchCompleted when StepOf(happened) is { } step:
                step.FilesDone += Number(happened, "files");
                break;
            case WorkflowEventTypes.StepCompleted when StepOf(happened) is { } step:
                step.State = StateOf<StepState>(happened);
                break;
        }

        return true;
    }

    /// <summary>Returns the state in an event's payload.</summary>
    public static TState StateOf<TState>(WorkflowEvent happened)
        where TState : struct, Enum =>
        happened.Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("state", out var state)
        && Enum.TryParse<TState>(state.GetString(), ignoreCase: true, out var parsed)
            ? parsed
            : default;

    private static long Number(WorkflowEvent happened, string name) =>
        happened.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var number) ? number.GetInt64() : 0;
}

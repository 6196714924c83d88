namespace GraphMcp.Workflows.Events;

/// <summary>The types of events that the system itself emits, with their payloads.</summary>
public static class WorkflowEventTypes
{
    /// <summary>The root runs: <c>{template, source, labels}</c>.</summary>
    public const string WorkflowStarted = "workflow.started";

    /// <summary>The state changed without an end: <c>{state, reason}</c>.</summary>
    public const string WorkflowStateChanged = "workflow.stateChanged";

    /// <summary>The workflow ended in any state: <c>{state, totals, failure}</c>.</summary>
    public const string WorkflowCompleted = "workflow.completed";

    /// <summary>A step started: null.</summary>
    public const string StepStarted = "step.started";

    /// <summary>A step ended: <c>{state, failure}</c>.</summary>
    public const string StepCompleted = "step.completed";

    /// <summary>A page of the plan was committed: <c>{page, files, batches, bytes}</c>.</summary>
    public const string PagePlanned = "plan.pagePlanned";

    /// <summary>A batch was dispatched: null.</summary>
    public const string BatchStarted = "batch.started";

    /// <summary>A batch's result was committed: its counts <c>{files, processed, skipped, failed, bytes, durationMs, references, changedFiles, sourceType}</c>.</summary>
    public const string BatchCompleted = "batch.completed";

    /// <summary>A batch's attempt failed as a whole: <c>{code, class, message, attempt, resolution, afterSeconds}</c>.</summary>
    public const string BatchFailed = "batch.failed";

    /// <summary>A file failed, from the committed result of its batch: <c>{path, code, message}</c>.</summary>
    public const string FileFailed = "file.failed";

    /// <summary>A checkpoint was saved: <c>{checkpointId, label}</c>.</summary>
    public const string CheckpointSaved = "checkpoint.saved";

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        WorkflowStarted,
        WorkflowStateChanged,
        WorkflowCompleted,
        StepStarted,
        StepCompleted,
        PagePlanned,
        BatchStarted,
        BatchCompleted,
        BatchFailed,
        FileFailed,
        CheckpointSaved,
    ];
}

using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Says what a new event is on the old bus: the same under each of the names that the old code used for it.</summary>
internal static class LegacyEventTranslator
{
    public static IEnumerable<LegacyEvent> Translate(WorkflowEvent happened, LegacyRun run)
    {
        var isSystem = IsSystems(happened.Type);
        var payload = LegacyPayload.Of(happened.Data, rename: isSystem);
        foreach (var (name, value) in Details(happened, run))
        {
            // What anyone has emitted himself arrives as he has emitted it.
            payload[name] = isSystem || !payload.TryGetValue(name, out var own) ? value : own;
        }

        foreach (var type in TypesOf(happened))
        {
            var typed = new Dictionary<string, object?>(payload, StringComparer.Ordinal);
            typed.TryAdd("event_type", type);
            yield return new LegacyEvent(type, typed);
        }
    }

    private static bool IsSystems(string type) => WorkflowEventTypes.All.Contains(type, StringComparer.Ordinal);

    private static string[] TypesOf(WorkflowEvent happened) =>
        happened.Type switch
        {
            WorkflowEventTypes.WorkflowStarted => ["workflow_started", "workflow_start"],
            WorkflowEventTypes.StepStarted => ["step_started", "step_start"],
            WorkflowEventTypes.StepCompleted when Failed(happened) => ["step_failed", "step_error"],
            WorkflowEventTypes.StepCompleted => ["step_completed", "step_complete"],
            WorkflowEventTypes.WorkflowCompleted => LegacyRun.StateOf<WorkflowRunState>(happened) switch
            {
                WorkflowRunState.Failed => ["workflow_failed", "workflow_error"],
                WorkflowRunState.Stopped or WorkflowRunState.Terminated => ["workflow_cancelled"],
                _ => ["workflow_completed", "workflow_complete"],
            },
            var type when IsSystems(type) => [LegacyPayload.NameOf(type)],
            var own => [own],
        };

    private static bool Failed(WorkflowEvent happened) => LegacyRun.StateOf<StepState>(happened) == StepState.Failed;

    private static IEnumerable<(string Name, object? Value)> Details(WorkflowEvent happened, LegacyRun run) =>
        [
            ("workflow_id", happened.WorkflowId),
            ("event_id", happened.Id),
            ("timestamp", LegacyTime.Of(happened.Time)),
            .. StepDetails(happened),
            .. BatchDetails(happened),
            .. EndDetails(happened, run),
        ];

    private static IEnumerable<(string Name, object? Value)> StepDetails(WorkflowEvent happened)
    {
        if (happened.StepId is not { } step)
        {
            return [];
        }

        return happened.Type switch
        {
            WorkflowEventTypes.StepStarted => [("step_id", step), ("step_name", step), ("input_data_keys", new List<object?>())],
            WorkflowEventTypes.StepCompleted when Failed(happened) =>
            [
                ("step_id", step),
                ("step_name", step),
                ("error_message", FailureOf(happened, "message")),
                ("error_context", new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = FailureOf(happened, "code") }),
            ],
            WorkflowEventTypes.StepCompleted => [("step_id", step), ("step_name", step), ("output_data_keys", new List<object?>())],
            _ => [("step_id", step)],
        };
    }

    private static IEnumerable<(string Name, object? Value)> BatchDetails(WorkflowEvent happened)
    {
        if (happened.BatchId is not { } batch)
        {
            return [];
        }

        var data = LegacyPayload.Of(happened.Data);
        return happened.Type switch
        {
            WorkflowEventTypes.BatchStarted => [("batch_id", batch), ("status", LegacyStatusWords.Running)],
            WorkflowEventTypes.BatchCompleted =>
            [
                ("batch_id", batch),
                ("total_files", data.GetValueOrDefault("files")),
                ("errors", data.GetValueOrDefault("failed")),
                ("status", LegacyStatusWords.Completed),
            ],
            WorkflowEventTypes.BatchFailed =>
            [
                ("batch_id", batch),
                ("error_message", data.GetValueOrDefault("message")),
                ("status", LegacyStatusWords.Failed),
            ],
            WorkflowEventTypes.FileFailed =>
            [
                ("batch_id", batch),
                ("file_path", data.GetValueOrDefault("path")),
                ("error_message", data.GetValueOrDefault("message")),
            ],
            _ => [("batch_id", batch)],
        };
    }

    private static IEnumerable<(string Name, object? Value)> EndDetails(WorkflowEvent happened, LegacyRun run) =>
        happened.Type == WorkflowEventTypes.WorkflowCompleted
            ?
            [
                ("status", LegacyStatusWords.Of(LegacyRun.StateOf<WorkflowRunState>(happened))),
                ("duration_seconds", (happened.Time - (run.StartedAt ?? happened.Time)).TotalSeconds),
                ("steps_completed", (long)run.StepsCompleted),
                ("total_steps", (long)run.StepsStarted),
                ("success_rate", run.StepsStarted == 0 ? 0.0 : (double)run.StepsCompleted / run.StepsStarted),
                ("error_message", FailureOf(happened, "message")),
                ("step_failed", FailureOf(happened, "step_id") ?? run.FailedStep),
            ]
            : [];

    private static object? FailureOf(WorkflowEvent happened, string name) =>
        LegacyPayload.Of(happened.Data).GetValueOrDefault("failure") is Dictionary<string, object?> failure
            ? failure.GetValueOrDefault(name)
            : null;
}

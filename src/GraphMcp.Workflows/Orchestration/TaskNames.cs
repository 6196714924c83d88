namespace GraphMcp.Workflows.Orchestration;

/// <summary>The names under which functions are registered and called; part of every persisted history, so they never change.</summary>
public static class TaskNames
{
    /// <summary>The root orchestrator.</summary>
    public const string Workflow = "WorkflowOrchestrator";

    /// <summary>The orchestrator of one shard's batches.</summary>
    public const string Shard = "ShardOrchestrator";

    /// <summary>The orchestrator that splits one failing batch.</summary>
    public const string Batch = "BatchOrchestrator";

    /// <summary>Reads the newest control message.</summary>
    public const string ReadControl = "ReadControlActivity";

    /// <summary>Plans one page.</summary>
    public const string Plan = "PlanActivity";

    /// <summary>Tells the size of a planned batch.</summary>
    public const string DescribeBatch = "DescribeBatchActivity";

    /// <summary>Processes one batch, or a part of one.</summary>
    public const string ProcessBatch = "ProcessBatchActivity";

    /// <summary>Verifies one shard.</summary>
    public const string Verify = "VerifyActivity";

    /// <summary>Applies the edits of one shard.</summary>
    public const string Apply = "ApplyActivity";

    /// <summary>Builds one shard's part of the report, or joins all parts.</summary>
    public const string Report = "ReportActivity";

    /// <summary>Asks for a pause on the system's own account.</summary>
    public const string RequestPause = "RequestPauseActivity";

    /// <summary>Hands events of a workflow's log to its webhook and to the handlers in this host.</summary>
    public const string DeliverEvents = "DeliverEventsActivity";

    /// <summary>The orchestrator that delivers a workflow's events until there are none left.</summary>
    public const string EventDelivery = "EventDeliveryOrchestrator";

    /// <summary>The entity that keeps a workflow's event log.</summary>
    public const string EventLog = "EventLogEntity";

    /// <summary>The entity that adds up a workflow's progress.</summary>
    public const string Progress = "ProgressEntity";
}

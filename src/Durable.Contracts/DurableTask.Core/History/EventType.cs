namespace DurableTask.Core.History;

/// <summary>What kind of event a history event is.</summary>
public enum EventType
{
    /// <summary>The orchestration was started.</summary>
    ExecutionStarted,

    /// <summary>The orchestration has ended.</summary>
    ExecutionCompleted,

    /// <summary>Not used: a failure is a completion with that status.</summary>
    ExecutionFailed,

    /// <summary>The orchestration was terminated.</summary>
    ExecutionTerminated,

    /// <summary>An activity was called.</summary>
    TaskScheduled,

    /// <summary>An activity has ended with a result.</summary>
    TaskCompleted,

    /// <summary>An activity has failed.</summary>
    TaskFailed,

    /// <summary>A sub-orchestration was called.</summary>
    SubOrchestrationInstanceCreated,

    /// <summary>A sub-orchestration has ended with a result.</summary>
    SubOrchestrationInstanceCompleted,

    /// <summary>A sub-orchestration has failed.</summary>
    SubOrchestrationInstanceFailed,

    /// <summary>A durable timer was set.</summary>
    TimerCreated,

    /// <summary>A durable timer has fired.</summary>
    TimerFired,

    /// <summary>A turn has begun.</summary>
    OrchestratorStarted,

    /// <summary>A turn has ended.</summary>
    OrchestratorCompleted,

    /// <summary>An event was sent to another instance.</summary>
    EventSent,

    /// <summary>An event came from outside.</summary>
    EventRaised,

    /// <summary>The orchestration has begun anew.</summary>
    ContinueAsNew,

    /// <summary>Anything else.</summary>
    GenericEvent,

    /// <summary>A snapshot of the orchestration's state.</summary>
    HistoryState,

    /// <summary>The orchestration was suspended.</summary>
    ExecutionSuspended,

    /// <summary>The orchestration was resumed.</summary>
    ExecutionResumed,

    /// <summary>The orchestration was rewound.</summary>
    ExecutionRewound,
}

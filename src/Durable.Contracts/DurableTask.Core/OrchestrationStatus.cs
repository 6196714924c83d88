namespace DurableTask.Core;

/// <summary>How an orchestration ended, as its history tells it.</summary>
public enum OrchestrationStatus
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It has ended with a result.</summary>
    Completed,

    /// <summary>It has begun anew.</summary>
    ContinuedAsNew,

    /// <summary>It has ended with a failure.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Canceled,

    /// <summary>It was ended from outside.</summary>
    Terminated,

    /// <summary>It has not begun yet.</summary>
    Pending,

    /// <summary>It is held.</summary>
    Suspended,
}

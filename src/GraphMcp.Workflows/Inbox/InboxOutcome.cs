namespace GraphMcp.Workflows.Inbox;

/// <summary>What became of a blob in the inbox.</summary>
public enum InboxOutcome
{
    /// <summary>It has started a workflow.</summary>
    Started,

    /// <summary>It had started one already.</summary>
    AlreadyStarted,

    /// <summary>It could not be understood, and a copy of it lies with the reason beside the inbox.</summary>
    Rejected,
}

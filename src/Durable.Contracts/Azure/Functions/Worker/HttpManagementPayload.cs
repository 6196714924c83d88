namespace Microsoft.Azure.Functions.Worker;

/// <summary>The URLs by which an instance is watched and controlled.</summary>
public class HttpManagementPayload
{
    /// <summary>The instance id.</summary>
    public string? Id { get; internal set; }

    /// <summary>Gives its status.</summary>
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>Raises an event; <c>{eventName}</c> is to be replaced.</summary>
    public string? SendEventPostUri { get; internal set; }

    /// <summary>Ends it.</summary>
    public string? TerminatePostUri { get; internal set; }

    /// <summary>Lets it go on from before its failure.</summary>
    public string? RewindPostUri { get; internal set; }

    /// <summary>Removes it.</summary>
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>Starts it again.</summary>
    public string? RestartPostUri { get; internal set; }

    /// <summary>Holds it.</summary>
    public string? SuspendPostUri { get; internal set; }

    /// <summary>Lets it go on.</summary>
    public string? ResumePostUri { get; internal set; }
}

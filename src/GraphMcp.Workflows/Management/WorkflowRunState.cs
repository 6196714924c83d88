using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>The state of a workflow; written by its name as it stands here, like the Durable runtime status.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowRunState>))]
public enum WorkflowRunState
{
    /// <summary>Accepted, not running yet.</summary>
    Pending,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Asked to pause; batches in flight are draining.</summary>
    Pausing,

    /// <summary>Nothing is in flight; waits for resume or stop.</summary>
    Paused,

    /// <summary>Asked to stop; batches in flight are draining, then a report is written.</summary>
    Stopping,

    /// <summary>Ended on request; what was done is reported.</summary>
    Stopped,

    /// <summary>Ended; every file and reference is accounted for.</summary>
    Succeeded,

    /// <summary>Ended with tolerated failures, quarantined files or a violated verification.</summary>
    PartiallySucceeded,

    /// <summary>Ended by too many failures or an error of its own.</summary>
    Failed,

    /// <summary>Ended by force.</summary>
    Terminated,
}

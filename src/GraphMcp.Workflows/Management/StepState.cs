using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>The state of one step of a workflow; written by its name as it stands here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepState>))]
public enum StepState
{
    /// <summary>It waits for the steps it depends on.</summary>
    Pending,

    /// <summary>It has started.</summary>
    Running,

    /// <summary>It has done all it had to do.</summary>
    Succeeded,

    /// <summary>It was not needed: its condition did not hold, or a step before it ended otherwise.</summary>
    Skipped,

    /// <summary>It was cut short, or never started, because the workflow was stopped.</summary>
    Stopped,

    /// <summary>It could not do what it had to do.</summary>
    Failed,
}

using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>What the workspace says of a batch; written by its name as it stands here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchState>))]
public enum BatchState
{
    /// <summary>It is in the plan, and its result is not committed, or of a split batch not all of it.</summary>
    Planned,

    /// <summary>Its result is committed.</summary>
    Committed,
}

using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>How a workflow came from another one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LineageKind>))]
public enum LineageKind
{
    /// <summary>It does again what failed, was quarantined or was never reached in a finished workflow.</summary>
    Redrive,

    /// <summary>It goes on from a checkpoint.</summary>
    Restore,
}

using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Control;

/// <summary>What a person wants of a workflow.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DesiredState>))]
public enum DesiredState
{
    /// <summary>To run.</summary>
    Run,

    /// <summary>To drain and wait.</summary>
    Pause,

    /// <summary>To drain, report and end; there is no way back.</summary>
    Stop,
}

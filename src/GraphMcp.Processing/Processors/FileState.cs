using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Processing.Processors;

/// <summary>How a planned file ended; every planned file ends in exactly one of them.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FileState>))]
public enum FileState
{
    /// <summary>It was read and processed.</summary>
    Processed,

    /// <summary>It was left alone for a reason that is no failure (binary, too large).</summary>
    Skipped,

    /// <summary>Processing it failed; the error says why.</summary>
    Failed,
}

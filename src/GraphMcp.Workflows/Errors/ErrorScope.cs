using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Errors;

/// <summary>What an error made fail, which decides what can be done about it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ErrorScope>))]
public enum ErrorScope
{
    /// <summary>An activity as a whole: a batch of files can be split, not skipped.</summary>
    Batch,

    /// <summary>One file of a batch.</summary>
    File,

    /// <summary>A file that stands alone in its batch: there is nothing left to split.</summary>
    LoneFile,
}

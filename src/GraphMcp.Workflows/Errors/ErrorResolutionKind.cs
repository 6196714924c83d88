using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Errors;

/// <summary>What can be done about an error.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ErrorResolutionKind>))]
public enum ErrorResolutionKind
{
    /// <summary>Try again after a while.</summary>
    Retry,

    /// <summary>Put the file aside as failed, with its reason, and go on.</summary>
    SkipFile,

    /// <summary>Split the batch until what makes it fail stands alone.</summary>
    SplitBatch,

    /// <summary>Pause the workflow with the reason, for a person to look at; a resume tries again.</summary>
    PauseWorkflow,

    /// <summary>Fail the workflow (after its report).</summary>
    FailWorkflow,
}

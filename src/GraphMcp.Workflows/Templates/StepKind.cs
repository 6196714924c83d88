using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Templates;

/// <summary>The built-in steps that a template puts together.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StepKind>))]
public enum StepKind
{
    /// <summary>Walks the source and cuts it into batches.</summary>
    Plan,

    /// <summary>Processes every batch with the step's processor.</summary>
    Process,

    /// <summary>Checks every result and staged edit once more.</summary>
    Verify,

    /// <summary>Writes the staged edits to the source.</summary>
    Apply,

    /// <summary>Writes the reports.</summary>
    Report,
}

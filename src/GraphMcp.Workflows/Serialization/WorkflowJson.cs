using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphMcp.Workflows.Serialization;

/// <summary>The one JSON shape of all that a workflow writes: camelCase, nulls kept, no escaping beyond what JSON needs.</summary>
/// <remarks>Enums say for themselves how they are written: a converter here would overrule them.</remarks>
public static class WorkflowJson
{
    /// <summary>Gets the options for one value a line.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>Gets the options for documents that people read.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    private static JsonSerializerOptions Create(bool indented) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            NewLine = "\n",
        };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Serialization;

/// <summary>The one JSON shape of all that a workflow writes: camelCase, nulls kept, no escaping beyond what JSON needs.</summary>
/// <remarks>Enums say for themselves how they are written: a converter here would overrule them.</remarks>
public static class WorkflowJson
{
    /// <summary>Gets the options for one value a line.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>Gets the options for documents that people read.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>Gets the options for what others ask for: no field twice, and none that is not known.</summary>
    public static JsonSerializerOptions Strict { get; } =
        new(Compact) { AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The largest request that is read, in bytes, however it comes.</summary>
    public const int MaxRequestBytes = 256 * 1024;

    private static JsonSerializerOptions Create(bool indented) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            NewLine = "\n",
        };
}

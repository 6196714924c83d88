using System.Text.Json;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Makes of JSON what the old payloads are made of: dictionaries with names in snake case, lists and plain values.</summary>
internal static class LegacyPayload
{
    /// <summary>Returns a payload; one that is no object stands under <c>value</c>.</summary>
    /// <param name="data">The payload of a new event.</param>
    /// <param name="rename">Whether names are put into snake case; those of anyone's own events stay as they are.</param>
    public static Dictionary<string, object?> Of(JsonElement? data, bool rename = true) =>
        data switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => new Dictionary<string, object?>(StringComparer.Ordinal),
            { ValueKind: JsonValueKind.Object } => (Dictionary<string, object?>)Value(data.Value, rename)!,
            _ => new Dictionary<string, object?>(StringComparer.Ordinal) { ["value"] = Value(data.Value, rename) },
        };

    /// <summary>Returns a name in snake case: <c>batch.completed</c> is <c>batch_completed</c>.</summary>
    public static string NameOf(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.Replace('.', '_'));

    private static object? Value(JsonElement element, bool rename) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .ToDictionary(
                    property => rename ? NameOf(property.Name) : property.Name,
                    property => Value(property.Value, rename),
                    StringComparer.Ordinal
                ),
            JsonValueKind.Array => element.EnumerateArray().Select(item => Value(item, rename)).ToList(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}

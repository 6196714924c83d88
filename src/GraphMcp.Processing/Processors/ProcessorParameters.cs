using System.Text.Json;

namespace GraphMcp.Processing.Processors;

/// <summary>The resolved parameters of a workflow, checked against its template before the start.</summary>
public sealed class ProcessorParameters(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>Returns a string parameter.</summary>
    /// <exception cref="ArgumentException">It is not there or no string.</exception>
    public string GetString(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new ArgumentException($"The processor needs the string parameter '{name}'.", nameof(name));

    /// <summary>Returns a boolean parameter, or null when it is not there.</summary>
    public bool? GetBoolean(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}

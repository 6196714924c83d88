using System.Text.Json;

namespace Durable.Embedded.Serialization;

internal static class JsonExtensions
{
    /// <summary>Writes a property unless its value is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>The text of a property, or null if it is missing.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}

using System.Globalization;
using System.Text.Json;

namespace GraphMcp.Cli.Server;

/// <summary>Reads fields of answers as people read them; what is not there is an empty text.</summary>
internal static class JsonFields
{
    /// <summary>Returns the element at a path of names, or an undefined one.</summary>
    public static JsonElement At(this JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>Returns the elements of the list at a path.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Returns the value at a path as text: a moment to the second, a list with commas.</summary>
    public static string Text(this JsonElement element, string path) => Text(element.At(path));

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => "",
            JsonValueKind.String when value.TryGetDateTimeOffset(out var moment) => moment.ToString(
                "yyyy-MM-dd HH:mm:ss'Z'",
                CultureInfo.InvariantCulture
            ),
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
            JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(field => $"{field.Name}:{Text(field.Value)}")),
            _ => value.GetRawText(),
        };
}

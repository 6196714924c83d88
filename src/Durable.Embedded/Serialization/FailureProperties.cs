using System.Collections;
using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask.Worker;

namespace Durable.Embedded.Serialization;

/// <summary>
/// The properties of exceptions that failures keep. As published they are texts, doubles, booleans, dates, lists and objects of these, and
/// all else is the text that it gives: the same at first, and when the history is read again.
/// </summary>
internal static class FailureProperties
{
    private const string Date = "dt:";
    private const string DateAndOffset = "dto:";

    /// <summary>What is kept of an exception. A provider that throws keeps nothing: the failure itself counts more.</summary>
    public static IDictionary<string, object?>? Of(Exception exception, IExceptionPropertiesProvider? provider)
    {
        try
        {
            return provider?.GetExceptionProperties(exception) is { } properties ? PlainObject(properties) : null;
        }
        catch (Exception) // the edge to the user's code
        {
            return null;
        }
    }

    public static void Write(Utf8JsonWriter writer, IDictionary<string, object?> properties) =>
        JsonSerializer.Serialize(writer, properties.ToDictionary(each => each.Key, each => Marked(each.Value), StringComparer.Ordinal));

    public static IDictionary<string, object?> Read(JsonElement json) =>
        json.EnumerateObject().ToDictionary(property => property.Name, property => ValueOf(property.Value), StringComparer.Ordinal);

    private static object? Plain(object? value) =>
        value switch
        {
            null or string or bool or DateTime or DateTimeOffset => value,
            int or long or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number
            && double.IsFinite(number)
                ? number
                : Convert.ToString(value, CultureInfo.InvariantCulture),
            IDictionary<string, object?> properties => PlainObject(properties),
            IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
            _ => value.ToString() ?? "",
        };

    private static Dictionary<string, object?> PlainObject(IDictionary<string, object?> properties) =>
        properties.ToDictionary(each => each.Key, each => Plain(each.Value), StringComparer.Ordinal);

    /// <summary>A mark in front tells a date from a text.</summary>
    private static object? Marked(object? value) =>
        value switch
        {
            DateTime date => $"{Date}{date:O}",
            DateTimeOffset date => $"{DateAndOffset}{date:O}",
            IDictionary<string, object?> properties => properties.ToDictionary(
                each => each.Key,
                each => Marked(each.Value),
                StringComparer.Ordinal
            ),
            IEnumerable<object?> list => list.Select(Marked).ToList(),
            _ => value,
        };

    private static object? ValueOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Unmarked(value.GetString()!),
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).ToList(),
            JsonValueKind.Object => Read(value),
            _ => null,
        };

    private static object Unmarked(string text) =>
        text.StartsWith(Date, StringComparison.Ordinal)
        && DateTime.TryParse(text[Date.Length..], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
            ? date
        : text.StartsWith(DateAndOffset, StringComparison.Ordinal)
        && DateTimeOffset.TryParse(
            text[DateAndOffset.Length..],
            CultureInfo.InvariantCulture,
            DateTimeStyles.RoundtripKind,
            out var withOffset
        )
            ? withOffset
        : text;
}

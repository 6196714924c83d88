using System.Text;
using System.Text.Json;
using Durable.Embedded.Serialization;
using DurableTask.Core;

namespace Durable.Embedded.History;

/// <summary>Failures as data: a JSON object, never a CLR type to resolve.</summary>
internal static class FailureCodec
{
    public static string? Write(FailureDetails? failure)
    {
        if (failure is null)
        {
            return null;
        }

        using var json = new JsonBuffer();
        Write(json.Writer, failure);
        return Encoding.UTF8.GetString(json.Bytes);
    }

    public static void Write(Utf8JsonWriter writer, FailureDetails failure)
    {
        writer.WriteStartObject();
        writer.WriteString("type", failure.ErrorType);
        writer.WriteString("message", failure.ErrorMessage);
        writer.WriteOptional("stack", failure.StackTrace);
        if (failure.IsNonRetriable)
        {
            writer.WriteBoolean("nonRetriable", true);
        }

        if (failure.Properties is { Count: > 0 } properties)
        {
            writer.WritePropertyName("properties");
            FailureProperties.Write(writer, properties);
        }

        if (failure.InnerFailure is { } inner)
        {
            writer.WritePropertyName("inner");
            Write(writer, inner);
        }

        writer.WriteEndObject();
    }

    public static FailureDetails Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public static FailureDetails Read(JsonElement json) =>
        new(
            json.Text("type") ?? "",
            json.Text("message") ?? "",
            json.Text("stack"),
            json.TryGetProperty("inner", out var inner) ? Read(inner) : null,
            json.TryGetProperty("nonRetriable", out var final) && final.GetBoolean(),
            json.TryGetProperty("properties", out var properties) ? FailureProperties.Read(properties) : null
        );
}

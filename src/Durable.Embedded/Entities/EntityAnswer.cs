using System.Text;
using System.Text.Json;
using Durable.Embedded.History;
using Durable.Embedded.Serialization;
using DurableTask.Core;

namespace Durable.Embedded.Entities;

/// <summary>What an operation gave its caller: a result or a failure.</summary>
internal sealed record EntityAnswer(string? Result, FailureDetails? Failure)
{
    public string ToJson()
    {
        using var json = new JsonBuffer();
        json.Writer.WriteStartObject();
        json.Writer.WriteOptional("result", Result);
        if (Failure is not null)
        {
            json.Writer.WritePropertyName("failure");
            FailureCodec.Write(json.Writer, Failure);
        }

        json.Writer.WriteEndObject();
        return Encoding.UTF8.GetString(json.Bytes);
    }

    public static EntityAnswer Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new EntityAnswer(root.Text("result"), root.TryGetProperty("failure", out var failure) ? FailureCodec.Read(failure) : null);
    }
}

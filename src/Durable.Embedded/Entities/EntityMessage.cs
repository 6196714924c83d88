using System.Text;
using System.Text.Json;
using Durable.Embedded.Serialization;

namespace Durable.Embedded.Entities;

/// <summary>An operation on its way to an entity: a call if it names who waits for the answer, else a signal.</summary>
internal sealed record EntityMessage(string Operation, string? Input)
{
    /// <summary>The event by which a caller gets the answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>The orchestration that waits for the answer.</summary>
    public string? CallerId { get; init; }

    public string? CallerExecution { get; init; }

    public string ToJson()
    {
        using var json = new JsonBuffer();
        json.Writer.WriteStartObject();
        json.Writer.WriteString("op", Operation);
        json.Writer.WriteOptional("input", Input);
        json.Writer.WriteOptional("id", RequestId);
        json.Writer.WriteOptional("caller", CallerId);
        json.Writer.WriteOptional("execution", CallerExecution);
        json.Writer.WriteEndObject();
        return Encoding.UTF8.GetString(json.Bytes);
    }

    public static EntityMessage Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new EntityMessage(root.Text("op")!, root.Text("input"))
        {
            RequestId = root.Text("id"),
            CallerId = root.Text("caller"),
            CallerExecution = root.Text("execution"),
        };
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>The shapes in which the management API shows what it knows; those of histories are <see cref="HistoryJson"/>.</summary>
internal static class ManagementJson
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    public static JsonObject Status(OrchestrationMetadata instance, bool showInput, JsonArray? history = null)
    {
        var json = new JsonObject
        {
            ["name"] = instance.Name,
            ["instanceId"] = instance.InstanceId,
            ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
            ["input"] = showInput ? Payload(instance.SerializedInput) : null,
            ["customStatus"] = Payload(instance.SerializedCustomStatus),
            ["output"] = Output(instance),
            ["createdTime"] = Time(instance.CreatedAt),
            ["lastUpdatedTime"] = Time(instance.LastUpdatedAt),
        };
        if (history is not null)
        {
            json["historyEvents"] = history;
        }

        return json;
    }

    /// <summary>The output of an ended instance; why a failed one failed; why a suspended one is.</summary>
    public static JsonNode? Output(OrchestrationMetadata instance) =>
        instance.FailureDetails is { } failure
            ? JsonValue.Create($"{failure.ErrorType}: {failure.ErrorMessage}")
            : Payload(instance.SerializedOutput);

    public static JsonObject Entity(EntityMetadata entity) =>
        new()
        {
            ["entityId"] = new JsonObject { ["name"] = entity.Id.Name, ["key"] = entity.Id.Key },
            ["lastOperationTime"] = entity.LastModifiedTime.UtcDateTime,
            ["state"] = entity.IncludesState ? Payload(entity.State.Value) : null,
        };

    public static JsonObject Purged(PurgeResult result) => new() { ["instancesDeleted"] = result.PurgedInstanceCount };

    /// <summary>A stored payload; what is no JSON is shown as the text that it is.</summary>
    public static JsonNode? Payload(string? payload)
    {
        try
        {
            return string.IsNullOrWhiteSpace(payload) ? payload?.Trim() : JsonNode.Parse(payload, documentOptions: Deep);
        }
        catch (JsonException)
        {
            return payload;
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
}

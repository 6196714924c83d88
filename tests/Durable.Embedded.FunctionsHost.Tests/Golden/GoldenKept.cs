using System.Text.Json.Nodes;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>What the recording keeps of answers that hold more than can be compared.</summary>
internal static class GoldenKept
{
    public static JsonNode? Of(string step, JsonNode? body) =>
        (step, body) switch
        {
            ("list, two a page", JsonArray page) => new JsonObject { ["count"] = page.Count, ["keys"] = new JsonArray(Keys(page[0]!)) },
            ("list by status" or "list, misspelt status", JsonArray list) => Sorted(list.Select(item => (string)item!["instanceId"]!)),
            ("list, bad date", JsonArray) => "a list",
            ("entity list", JsonArray list) => new JsonArray([
                .. list.OrderBy(item => (string)item!["entityId"]!["key"]!, StringComparer.Ordinal).Select(item => item!.DeepClone()),
            ]),
            (_, JsonObject { } status) when status["historyEvents"] is JsonArray events => WithHistory(status, events),
            _ => body,
        };

    private static JsonArray Keys(JsonNode item) => Sorted(item.AsObject().Select(member => member.Key));

    private static JsonArray Sorted(IEnumerable<string> texts) =>
        new([.. texts.Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);

    /// <summary>What entities are sent is a protocol of the backend's own, and activities side by side end in any order.</summary>
    private static JsonObject WithHistory(JsonObject status, JsonArray events)
    {
        var shown = new List<JsonObject>();
        var together = new List<JsonObject>();
        foreach (var item in events.Select(item => item!.DeepClone().AsObject()))
        {
            if ((string?)item["EventType"] == "TaskCompleted")
            {
                together.Add(item);
                continue;
            }

            AddTogether();
            HideEntityMessage(item);
            shown.Add(item);
        }

        AddTogether();
        var kept = status.DeepClone().AsObject();
        kept["historyEvents"] = new JsonArray([.. shown]);
        return kept;

        void AddTogether()
        {
            shown.AddRange(together.OrderBy(item => item["Result"]?.ToJsonString(), StringComparer.Ordinal));
            together.Clear();
        }
    }

    private static void HideEntityMessage(JsonObject item)
    {
        if ((string?)item["EventType"] == "EventSent" || Guid.TryParse((string?)item["Name"], out _))
        {
            item["Input"] = "{free}";
        }
    }
}

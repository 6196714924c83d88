using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Embedded;
using DurableTask.Core.History;
using GraphMcp.Workflows.Tests.Templates;

namespace GraphMcp.Workflows.Tests.Histories;

/// <summary>What an orchestration was once seen to do. A file of the corpus holds all of a run's, one event a line.</summary>
internal sealed record RecordedHistory(string InstanceId, string Orchestrator, IReadOnlyList<HistoryEvent> Events)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "GraphMcp.Workflows.Tests", "Histories");

    public static IReadOnlyList<RecordedHistory> Read(string path)
    {
        var instances = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        return [.. instances.Select(instance => Read(instance!))];
    }

    public static void Write(string path, IEnumerable<RecordedHistory> histories)
    {
        var text = new StringBuilder("[");
        foreach (var history in histories.OrderBy(each => each.InstanceId, StringComparer.Ordinal))
        {
            text.Append(text.Length > 1 ? ",\n" : "\n").Append(history.Json());
        }

        File.WriteAllText(path, text.Append("\n]\n").ToString());
    }

    private string Json()
    {
        var events = JsonNode.Parse(OrchestrationReplayer.ToJson(Events))!.AsArray();
        foreach (var happened in events)
        {
            ForgetStacks(happened);
        }

        var lines = string.Join(",\n", events.Select(happened => happened!.ToJsonString(Readable)));
        return $$"""{"id": {{JsonSerializer.Serialize(InstanceId)}}, "orchestrator": "{{Orchestrator}}", "history": [{{"\n"}}{{lines}}{{"\n"}}]}""";
    }

    /// <summary>Where the code lay when it threw is nobody's business, and no orchestrator's.</summary>
    private static void ForgetStacks(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                ForgetStacks(item);
            }
        }
        else if (node is JsonObject members)
        {
            members.Remove("stack");
            foreach (var (_, value) in members)
            {
                ForgetStacks(value);
            }
        }
    }

    private static RecordedHistory Read(JsonNode instance) =>
        new(
            instance["id"]!.GetValue<string>(),
            instance["orchestrator"]!.GetValue<string>(),
            OrchestrationReplayer.FromJson(instance["history"]!.ToJsonString())
        );
}

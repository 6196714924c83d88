using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>A request of the transcript and what a real host has answered.</summary>
internal sealed record GoldenStep(string Step, string Method, string Path, JsonNode? Body, GoldenAnswer Answer)
{
    public static IReadOnlyList<GoldenStep> Load() => [.. Read().Select(Of)];

    private static JsonArray Read() =>
        JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", "transcript.json")))!.AsArray();

    private static GoldenStep Of(JsonNode? step) =>
        new(
            (string)step!["step"]!,
            (string)step["method"]!,
            (string)step["path"]!,
            step["body"],
            new GoldenAnswer((int)step["status"]!, step["headers"].Deserialize<Dictionary<string, string>>()!, step["answer"]?.DeepClone())
        );
}

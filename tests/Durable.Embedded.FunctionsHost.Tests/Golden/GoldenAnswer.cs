using System.Text.Json.Nodes;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>An answer as the transcript keeps it: what differs from run to run is replaced.</summary>
internal sealed record GoldenAnswer(int Status, IReadOnlyDictionary<string, string> Headers, JsonNode? Body)
{
    /// <summary>Stands for whatever there is, in what is expected.</summary>
    public const string Any = "{any}";

    /// <summary>The answer but with another status and body.</summary>
    public GoldenAnswer With(int status, JsonNode? body, string contentType = "application/json; charset=utf-8") =>
        new(status, new Dictionary<string, string>(Headers) { ["content-type"] = contentType }, body);

    /// <summary>The answer but for the values at some places of its body, such as <c>output/Is</c>.</summary>
    public GoldenAnswer But(params IEnumerable<(string Path, JsonNode? Value)> changes)
    {
        var body = Body!.DeepClone();
        foreach (var (path, value) in changes)
        {
            var parts = path.Split('/');
            var parent = parts[..^1]
                .Aggregate(
                    body,
                    (node, part) =>
                        int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var index) ? node[index]! : node[part]!
                );
            parent[parts[^1]] = value?.DeepClone();
        }

        return this with
        {
            Body = body,
        };
    }

    public bool Matches(GoldenAnswer other) =>
        Status == other.Status
        && Headers.OrderBy(header => header.Key).SequenceEqual(other.Headers.OrderBy(header => header.Key))
        && Matches(Body, other.Body);

    public override string ToString() =>
        $"{Status} {string.Join(", ", Headers.OrderBy(header => header.Key).Select(header => $"{header.Key}={header.Value}"))} {Body?.ToJsonString()}";

    private static bool Matches(JsonNode? expected, JsonNode? actual) =>
        (expected, actual) switch
        {
            (JsonValue value, _) when value.TryGetValue<string>(out var text) && text == Any => true,
            (JsonObject left, JsonObject right) => left.Count == right.Count
                && left.All(member => right.ContainsKey(member.Key) && Matches(member.Value, right[member.Key])),
            (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => Matches(pair.First, pair.Second)),
            _ => JsonNode.DeepEquals(expected, actual),
        };
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>Replaces what differs from run to run or tells of the machine, as it was replaced in the recording.</summary>
internal sealed partial class GoldenText(string baseUrl, string run)
{
    private static readonly HashSet<string> Free = ["ScheduledTime", "Timestamp", "FireAt", "Details", "Reason"];

    public string Of(string text)
    {
        text = text.Replace(baseUrl, "{base}", StringComparison.Ordinal).Replace(run + "-", "{run}-", StringComparison.Ordinal);
        text = Code().Replace(text, "code={code}");
        text = Hub().Replace(text, "taskHub={hub}");
        text = Connection().Replace(text, "connection={connection}");
        text = Time().Replace(text, "{time}");
        return Names().Replace(Guid().Replace(text.Split('\n')[0], "{guid}"), Sorted);
    }

    public JsonNode? Of(JsonNode? node) =>
        node switch
        {
            JsonObject json => new JsonObject(
                json.Where(IsShown).Select(member => KeyValuePair.Create(member.Key, Member(member.Key, member.Value)))
            ),
            JsonArray array => new JsonArray([.. array.Select(Of)]),
            JsonValue value when value.TryGetValue<string>(out var text) => Of(text),
            _ => node?.DeepClone(),
        };

    private JsonNode? Member(string name, JsonNode? value) => value is not null && Free.Contains(name) ? "{free}" : Of(value);

    /// <summary>No answer has a stack: an empty place for one is not looked at, a filled one is.</summary>
    private static bool IsShown(KeyValuePair<string, JsonNode?> member) =>
        member.Key != "StackTrace" || (member.Value is { } stack && !stack.ToString().Equals("{free}", StringComparison.Ordinal));

    /// <summary>Names of functions come in any order.</summary>
    private static string Sorted(Match names) => string.Join(", ", names.Value.Split(", ").Order(StringComparer.Ordinal));

    [GeneratedRegex(@"code=[^&""\\]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"taskHub=[^&""\\]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hub();

    [GeneratedRegex(@"connection=[^&""\\]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Connection();

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        @"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Guid();

    [GeneratedRegex(@"'\w+'(, '\w+')+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>Reads the parameters of a request's query. What cannot be read is refused: ignored, it would ask for something else.</summary>
internal sealed class ManagementQuery(IQueryCollection query)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private static readonly string Statuses = string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>());

    public string? Text(string name) => query[name].FirstOrDefault();

    public bool Flag(string name, bool otherwise = false) =>
        Text(name) is not { Length: > 0 } text ? otherwise
        : bool.TryParse(text, out var flag) ? flag
        : throw Refused(name, text, "true or false");

    public int? Count(string name) =>
        Text(name) is not { Length: > 0 } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw Refused(name, text, "a whole number above 0");

    public TimeSpan? Seconds(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        var isRead = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
        return isRead && seconds >= 0 && seconds <= LongestWait.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw Refused(name, text, $"a number of seconds, at most {LongestWait.TotalSeconds}");
    }

    /// <summary>A moment; one without an offset is in UTC.</summary>
    public DateTimeOffset? Time(string name) =>
        Text(name) is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Refused(name, text, "a time such as 2026-01-31T12:00:00Z");

    /// <summary>Statuses, separated by commas or given several times; null for any.</summary>
    public IReadOnlyList<OrchestrationRuntimeStatus>? RuntimeStatuses(string name)
    {
        var texts = query[name].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries)).Where(text => text.Length > 0);
        List<OrchestrationRuntimeStatus> statuses = [.. texts.Select(text => Status(name, text))];
        return statuses is [] ? null : statuses;
    }

    private static OrchestrationRuntimeStatus Status(string name, string text) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(text, ignoreCase: true, out var status) && Enum.IsDefined(status)
            ? status
            : throw Refused(name, text, $"one or more of {Statuses}");

    private static BadHttpRequestException Refused(string name, string text, string valid) =>
        new($"'{text}' is not valid for '{name}'; valid is {valid}.");
}

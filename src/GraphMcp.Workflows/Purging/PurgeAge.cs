using System.Globalization;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Purging;

/// <summary>Reads how old a workflow must be to be purged, as people write it: <c>30d</c>, <c>12h</c>, <c>1d12h</c>, <c>30.00:00:00</c>.</summary>
public static class PurgeAge
{
    /// <summary>Returns the age.</summary>
    /// <exception cref="WorkflowRequestException">It is none; also a bare number is none, since it does not say of what.</exception>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isNumber = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        return (isNumber ? null : TemplateTime.Parse(text)) is { } age ? age
            : !isNumber && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero ? span
            : throw new WorkflowRequestException("'olderThan' must be a time with units: 30d, 12h, 1d12h, 90m, 30.00:00:00.");
    }
}

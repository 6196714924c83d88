using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Durable.Embedded.Tracing;

/// <summary>
/// Spans as the published client and worker have them, from the same source. A span that others are below is identified by what it is of,
/// not by when it was made: below an orchestration there is always the same span, however often it is replayed, and after a restart too.
/// </summary>
internal static class Spans
{
    private static readonly ActivitySource Source = new("Microsoft.DurableTask");

    // There is no public way to give a span its id; the published worker does it so too.
    private static readonly FieldInfo? SpanIdField = typeof(Activity).GetField("_spanId", BindingFlags.NonPublic | BindingFlags.Instance);

    public static bool AreHeard => Source.HasListeners();

    /// <summary>The span of an orchestration's execution, or of a task of it.</summary>
    public static ActivitySpanId IdOf(string executionId, int? taskId = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{executionId}/{taskId}");
        return ActivitySpanId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
    }

    /// <summary>A place below the span of an execution, or of a task of it, in the trace of its instance; null where there is no trace.</summary>
    public static ActivityContext? Below(string? traceParent, string? traceState, string executionId, int? taskId = null) =>
        ActivityContext.TryParse(traceParent, traceState, out var context)
            ? new ActivityContext(context.TraceId, IdOf(executionId, taskId), context.TraceFlags, context.TraceState)
            : null;

    /// <summary>The text of a context, to be stored.</summary>
    public static string ToTraceParent(ActivityContext context) =>
        $"00-{context.TraceId}-{context.SpanId}-{(context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00")}";

    public static Activity? Start(
        string name,
        ActivityKind kind,
        ActivityContext parent,
        string type,
        DateTime? startTime = null,
        ActivitySpanId? id = null
    )
    {
        var start = startTime is { } utc ? new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) : default;
        var span = Source.StartActivity(name, kind, parent, startTime: start);
        if (span is not null && id is { } own)
        {
            SpanIdField?.SetValue(span, own.ToHexString());
        }

        return span?.SetTag(TraceTags.Type, type);
    }

    public static string NameOf(string kind, string? name, string? version) =>
        string.IsNullOrEmpty(version) ? $"{kind}:{name}" : $"{kind}:{name}@({version})";
}

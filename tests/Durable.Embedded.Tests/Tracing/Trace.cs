using System.Collections.Concurrent;
using System.Diagnostics;

namespace Durable.Embedded.Tests.Tracing;

/// <summary>Collects the spans of one trace; other tests have traces of their own.</summary>
internal sealed class Trace : IDisposable
{
    public static readonly ActivitySource Own = new("Durable.Embedded.Tests");
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public Trace()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.DurableTask" or "Durable.Embedded.Tests",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        Root = Own.StartActivity("root")!;
    }

    public Activity Root { get; }

    public Activity The(string name, ActivityKind kind) =>
        Assert.Single(_spans, span => span.TraceId == Root.TraceId && span.DisplayName == name && span.Kind == kind);

    public IEnumerable<string> Names => _spans.Where(span => span.TraceId == Root.TraceId).Select(span => span.DisplayName);

    public void Dispose()
    {
        Root.Dispose();
        _listener.Dispose();
    }
}

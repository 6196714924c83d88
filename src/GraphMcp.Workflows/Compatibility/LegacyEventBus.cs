using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GraphMcp.Workflows.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The old event bus beside the new one: the old types, by their old names and in their old shapes, made of the new events.</summary>
/// <remarks>
/// A handler is called at least once for each event; <c>event_id</c> in the payload tells a repetition. One that throws is logged and harms
/// nobody. While <c>Workflows:Legacy:Events</c> is off, no handler is called.
/// </remarks>
[Obsolete("Use WorkflowEventBus.", DiagnosticId = LegacyDiagnostics.Events, UrlFormat = LegacyDiagnostics.Url)]
public sealed partial class LegacyEventBus : IDisposable
{
    private readonly ILegacyEventFeed feed;
    private readonly IOptionsMonitor<LegacyOptions> options;
    private readonly ILogger<LegacyEventBus> logger;
    private readonly LegacyRuns runs;
    private readonly IDisposable subscription;
    private ImmutableList<Subscription> subscriptions = [];

    /// <summary>Begins to hear of the events of the new bus.</summary>
    /// <param name="bus">The new bus.</param>
    /// <param name="options">What is switched on.</param>
    /// <param name="logger">Where handlers that throw are told.</param>
    public LegacyEventBus(WorkflowEventBus bus, IOptionsMonitor<LegacyOptions> options, ILogger<LegacyEventBus> logger)
        : this(new LegacyEventFeed(bus), options, logger) { }

    internal LegacyEventBus(ILegacyEventFeed feed, IOptionsMonitor<LegacyOptions> options, ILogger<LegacyEventBus> logger)
    {
        (this.feed, this.options, this.logger) = (feed, options, logger);
        runs = new LegacyRuns();
        subscription = feed.SubscribeAll(DeliverAsync);
    }

    /// <summary>Emits an event of any type that is none of the system's own; handlers of it on the old bus and on the new one get it.</summary>
    /// <returns>Done when the event is on its way to the log; nobody has to wait for it.</returns>
    [SuppressMessage("Style", "VSTHRD200:Use \"Async\" suffix for async methods", Justification = "The old name.")]
    public Task Emit(string type, IReadOnlyDictionary<string, object?> payload)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        return feed.EmitAsync(type, payload);
    }

    /// <summary>Calls a handler with the payload of every event of a type, until the result is disposed.</summary>
    public IDisposable Subscribe(string type, Action<IReadOnlyDictionary<string, object?>> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        var added = new Subscription(this, type, handler);
        ImmutableInterlocked.Update(ref subscriptions, list => list.Add(added));
        return added;
    }

    /// <summary>Ends it: no handler is called any more.</summary>
    public void Dispose() => subscription.Dispose();

    private async ValueTask DeliverAsync(WorkflowEvent happened, CancellationToken cancellationToken)
    {
        if (!options.CurrentValue.Events || subscriptions.IsEmpty)
        {
            return;
        }

        var (run, _) = await runs.TakeAsync(happened, feed.ReadAsync, cancellationToken);
        foreach (var legacy in LegacyEventTranslator.Translate(happened, run))
        {
            subscriptions.Where(known => known.Type == legacy.Type).ToList().ForEach(known => Call(known, legacy));
        }
    }

    private void Call(Subscription subscription, LegacyEvent legacy)
    {
        try
        {
            subscription.Handler(legacy.Payload);
        }
        catch (Exception exception)
        {
            LogFailed(exception, legacy.Type);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of the old event {Type} failed")]
    private partial void LogFailed(Exception exception, string type);

    private sealed record Subscription(LegacyEventBus Bus, string Type, Action<IReadOnlyDictionary<string, object?>> Handler) : IDisposable
    {
        public void Dispose() =>
            ImmutableInterlocked.Update(ref Bus.subscriptions, list => list.RemoveAll(known => ReferenceEquals(known, this)));
    }
}

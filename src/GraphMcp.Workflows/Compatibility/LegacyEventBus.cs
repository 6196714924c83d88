using System.Collections.Immutable;
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

    internal LegacyEventBus(ILegacyEventFeed feed, IOptionsMonitor<LegacyOptions> options, ILogger<LegacyEventBus> logger)
    {
        (this.feed, this.options, this.logger) = (feed, options, logger);
        runs = new LegacyRuns(feed);
        subscription = feed.SubscribeAll(DeliverAsync);
    }

    /// <summary>Emits an event of any type; handlers of it on the old bus and on the new one get it.</summary>
    public void Emit(string type, IReadOnlyDictionary<string, object?> payload)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        feed.Emit(type, payload);
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

        var (run, _) = await runs.TakeAsync(happened, cancellationToken);
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

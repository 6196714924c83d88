using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Events;

/// <summary>The handlers of this host.</summary>
public sealed partial class EventSubscriptions(ILogger<EventSubscriptions> logger)
{
    private ImmutableList<Subscription> subscriptions = [];

    /// <summary>Gets whether there is any.</summary>
    internal bool Any => !subscriptions.IsEmpty;

    /// <summary>Adds a handler until the result is disposed.</summary>
    internal IDisposable Add(string type, Func<WorkflowEvent, CancellationToken, ValueTask> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        var added = new Subscription(this, type, handler);
        ImmutableInterlocked.Update(ref subscriptions, list => list.Add(added));
        return added;
    }

    /// <summary>Hands an event to every handler of its type; one that throws harms nobody else.</summary>
    internal async Task HandAsync(WorkflowEvent happened, CancellationToken cancellationToken)
    {
        foreach (var subscription in subscriptions.Where(subscription => EventType.Matches(subscription.Type, happened.Type)))
        {
            try
            {
                await subscription.Handler(happened, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogThrown(exception, happened.Type, happened.Id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of {Type} has failed on the event {Id}")]
    private partial void LogThrown(Exception exception, string type, string id);

    private sealed class Subscription(EventSubscriptions owner, string type, Func<WorkflowEvent, CancellationToken, ValueTask> handler)
        : IDisposable
    {
        public string Type => type;

        public Func<WorkflowEvent, CancellationToken, ValueTask> Handler => handler;

        public void Dispose() => ImmutableInterlocked.Update(ref owner.subscriptions, list => list.Remove(this));
    }
}

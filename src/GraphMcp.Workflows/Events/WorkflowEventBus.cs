using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>Emits events into ordered logs, and calls handlers with what comes out of them.</summary>
/// <remarks>
/// An event is emitted once it is in its log; a handler is called at least once for each event that the log got while it was subscribed, in
/// the log's order, on a host of the app that has it. Handlers that must not do a thing twice look at the event's id.
/// </remarks>
public sealed class WorkflowEventBus
{
    /// <summary>The log of events that belong to no workflow; no workflow can have this id.</summary>
    public const string HostLog = "~host";

    private readonly DurableEntityClient entities;
    private readonly EventSubscriptions subscriptions;
    private readonly EventLogReader reader;
    private readonly string workspace;
    private readonly TimeProvider clock;

    internal WorkflowEventBus(
        DurableEntityClient entities,
        EventSubscriptions subscriptions,
        EventLogReader reader,
        string workspace,
        TimeProvider clock
    ) => (this.entities, this.subscriptions, this.reader, this.workspace, this.clock) = (entities, subscriptions, reader, workspace, clock);

    /// <summary>Emits an event that belongs to no workflow.</summary>
    /// <param name="type">Any type that is none of the system's own.</param>
    /// <param name="payload">Anything that JSON can tell, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WorkflowRequestException">The type is reserved or no type, or the payload is too large.</exception>
#pragma warning disable VSTHRD200 // its name is part of what is persisted, or of the seed's vocabulary
    public Task<string> Emit(string type, object? payload = null, CancellationToken cancellationToken = default) =>
        EmitAsync(HostLog, type, payload, cancellationToken: cancellationToken);
#pragma warning restore VSTHRD200

    /// <summary>Emits an event of a workflow.</summary>
    /// <returns>The event's id.</returns>
    /// <exception cref="WorkflowRequestException">The type is reserved or no type, or the payload is too large.</exception>
    public async Task<string> EmitAsync(
        string workflowId,
        string type,
        object? payload = null,
        string? stepId = null,
        string? batchId = null,
        string? causationId = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(workflowId);
        var id = $"{workflowId}#own-{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        var own = new WorkflowEvent(id, OwnType(type), clock.GetUtcNow(), workflowId, stepId, batchId, causationId, Payload(payload));
        await entities.SignalEntityAsync(
            EventLogEntity.IdOf(workflowId),
            nameof(EventLogEntity.Append),
            new EventsEmitted([own], workspace),
            cancellation: cancellationToken
        );
        return id;
    }

    /// <summary>Calls a handler with every event of a type, until the result is disposed.</summary>
    /// <param name="type">A type, a family as <c>batch.*</c>, or <c>*</c>.</param>
    /// <param name="handler">The handler; one that throws is logged and harms nobody else.</param>
    public IDisposable Subscribe(string type, Func<WorkflowEvent, CancellationToken, ValueTask> handler) =>
        subscriptions.Add(type, handler);

    /// <inheritdoc cref="Subscribe(string, Func{WorkflowEvent, CancellationToken, ValueTask})"/>
    public IDisposable Subscribe(string type, Action<WorkflowEvent> handler) =>
        subscriptions.Add(
            type,
            (happened, _) =>
            {
                handler(happened);
                return default;
            }
        );

    /// <summary>Reads a log behind a sequence number.</summary>
    public IAsyncEnumerable<WorkflowEvent> ReadAsync(string workflowId, long after = 0, CancellationToken cancellationToken = default) =>
        reader.EnumerateAsync(workflowId, after, cancellationToken);

    /// <summary>Calls a handler with what a log holds behind a sequence number; returns the last one's.</summary>
    public async Task<long> ReplayAsync(
        string workflowId,
        long after,
        Func<WorkflowEvent, CancellationToken, ValueTask> handler,
        CancellationToken cancellationToken = default
    )
    {
        await foreach (var happened in reader.EnumerateAsync(workflowId, after, cancellationToken))
        {
            await handler(happened, cancellationToken);
            after = happened.Sequence;
        }

        return after;
    }

    private static string OwnType(string type) =>
        EventType.IsOwn(type)
            ? type
            : throw new WorkflowRequestException(
                "An event's type must be 1 to 100 letters, digits, '.', '_' or '-', and none of the system's own."
            );

    private static JsonElement? Payload(object? payload)
    {
        const int most = 2048;
        JsonElement? data = payload is null ? null : JsonSerializer.SerializeToElement(payload, payload.GetType(), WorkflowJson.Compact);
        return data?.GetRawText().Length > most
            ? throw new WorkflowRequestException($"'payload' must not be longer than {most} characters as JSON.")
            : data;
    }
}

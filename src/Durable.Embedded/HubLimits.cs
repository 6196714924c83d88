namespace Durable.Embedded;

/// <summary>What a hub takes at most, so that a mistake fails clearly instead of exhausting the host.</summary>
/// <remarks>
/// What goes over a limit ends in a <see cref="HubLimitException"/>: thrown to a client or to the code that gives the payload; as the failure
/// of the activity, entity operation or orchestration whose result it is, or whose turn or history it is. Such failures are not retried.
/// </remarks>
public sealed record HubLimits
{
    /// <summary>
    /// The longest payload, in bytes of UTF-8: an input, output, event, custom status, entity state or operation input. Default: 16 MiB.
    /// </summary>
    public int MaxPayloadBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// The longest history of an instance, in events; an orchestration that goes on for ever continues as new before. Default: 1,000,000.
    /// </summary>
    public int MaxHistoryEvents { get; init; } = 1_000_000;

    /// <summary>How much an orchestrator asks for in one turn: activities, timers, sub-orchestrations, events. Default: 250,000.</summary>
    public int MaxActionsPerTurn { get; init; } = 250_000;
}

using Durable.Embedded.History;
using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations.Rewinding;

/// <summary>The past of a failed instance without its failures: what takes the place of its history when it is rewound.</summary>
/// <param name="Turns">The turns as today's code takes them.</param>
/// <param name="NewActions">What the code asks for in them and had not asked for before.</param>
/// <param name="FailedChildren">Sub-orchestrations that had failed; they are rewound too, or started again where there is none any more.</param>
/// <param name="Late">Results of tasks that the code asks for only after the turn in which they had come.</param>
internal sealed record RewoundPast(
    IReadOnlyList<TurnRecord> Turns,
    IReadOnlyList<HistoryEvent> NewActions,
    IReadOnlyList<FailedChild> FailedChildren,
    IReadOnlyList<HistoryEvent> Late
);

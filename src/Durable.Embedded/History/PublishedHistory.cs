using Durable.Embedded.Store;
using DurableTask.Core.History;

namespace Durable.Embedded.History;

/// <summary>An instance's history in the shape in which it is published: every turn between its start and end events, the instance's start in the first.</summary>
internal static class PublishedHistory
{
    public static IList<HistoryEvent> Of(InstanceRow row, IReadOnlyList<StoredTurn> turns)
    {
        var events = new List<HistoryEvent>();
        foreach (var turn in turns)
        {
            events.Add(new OrchestratorStartedEvent(-1) { Timestamp = turn.At });
            if (turn.Number == 0)
            {
                events.Add(StartOf(row, turn.At));
            }

            events.AddRange(EventReader.ReadTurn(turn.Events));
            events.Add(new OrchestratorCompletedEvent(-1) { Timestamp = turn.At });
        }

        return events;
    }

    /// <summary>The turns of a published history.</summary>
    public static IReadOnlyList<TurnRecord> ToTurns(IEnumerable<HistoryEvent> history)
    {
        var turns = new List<TurnRecord>();
        var events = new List<HistoryEvent>();
        DateTime? at = null;
        foreach (var item in history)
        {
            switch (item)
            {
                case OrchestratorStartedEvent started:
                    Add();
                    at = started.Timestamp;
                    break;
                case ExecutionStartedEvent or OrchestratorCompletedEvent:
                    break;
                default:
                    events.Add(item);
                    break;
            }
        }

        Add();
        return turns;

        void Add()
        {
            if (at is { } time)
            {
                turns.Add(TurnRecord.Split(time, events));
                events = [];
            }
        }
    }

    private static ExecutionStartedEvent StartOf(InstanceRow row, DateTime at) =>
        new(-1, row.Input)
        {
            Name = row.Name,
            Version = row.Version,
            Tags = row.Tags?.ToDictionary(StringComparer.Ordinal),
            Generation = row.Generation,
            ScheduledStartTime = row.StartAt,
            Timestamp = at,
        };
}

using System.Globalization;
using Durable.Embedded.Serialization;

namespace Durable.Embedded.Orchestrations;

/// <summary>Ends an instance whose history gets too long.</summary>
internal sealed class HistoryLength(int limit, int events)
{
    private int _events = events;

    public TurnOutcome Check(TurnOutcome outcome)
    {
        _events += outcome.Messages.Count + outcome.Actions.Count;
        if (_events <= limit || outcome.Completion is not null)
        {
            return outcome;
        }

        var failure = new HubLimitException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The history would have {_events:N0} events, but the hub takes at most {limit:N0} ({nameof(HubLimits.MaxHistoryEvents)}). An orchestration that goes on for long continues as new."
            )
        );
        return outcome with { Actions = [], Completion = Completion.Failed(Failures.From(failure)) };
    }
}

using Durable.Embedded.History;
using Durable.Embedded.Orchestrations;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Durable.Embedded;

/// <summary>Replays recorded histories against today's code, to find changes that would break running instances.</summary>
public static class OrchestrationReplayer
{
    /// <summary>Replays a history as <c>GetOrchestrationHistoryAsync</c> gives it, of an instance that has ended or of one that has not.</summary>
    /// <param name="orchestrator">The code as it is now.</param>
    /// <param name="instanceId">The instance's id: what the orchestrator derives from it must come out the same.</param>
    /// <param name="history">The recorded events, in order.</param>
    /// <param name="parent">The orchestration that started it, if the orchestrator asks for that.</param>
    /// <param name="converter">How payloads are written. Default: JSON.</param>
    /// <param name="loggerFactory">Where the orchestrator logs; replay-safe loggers stay silent. Default: nowhere.</param>
    /// <exception cref="NonDeterministicOrchestrationException">The code asks for something else than the history shows.</exception>
    /// <exception cref="ArgumentException">The events are no history of an orchestration.</exception>
    public static void Replay(
        ITaskOrchestrator orchestrator,
        string instanceId,
        IEnumerable<HistoryEvent> history,
        ParentOrchestrationInstance? parent = null,
        DataConverter? converter = null,
        ILoggerFactory? loggerFactory = null
    )
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        HistoryEvent[] events = [.. history];
        var started =
            events.OfType<ExecutionStartedEvent>().FirstOrDefault()
            ?? throw new ArgumentException("The history holds no event that starts the orchestration.", nameof(history));
        var start = new OrchestrationStart(instanceId, "", started.Name!, started.Version ?? "", started.Input) { Parent = parent };
        var environment = new OrchestrationEnvironment(converter ?? JsonDataConverter.Default, loggerFactory ?? NullLoggerFactory.Instance);
        var executor = new OrchestrationExecutor(start, orchestrator, environment, static () => { });
        executor.Replay(PublishedHistory.ToTurns(events));
    }

    /// <summary>Writes a history as JSON, to be kept in a corpus.</summary>
    public static string ToJson(IEnumerable<HistoryEvent> history) =>
        System.Text.Encoding.UTF8.GetString(EventWriter.Write([.. history], []).Span);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyList<HistoryEvent> FromJson(string json) => EventReader.ReadTurn(System.Text.Encoding.UTF8.GetBytes(json));
}

using System.Text.Json;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Serialization;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Emits an orchestration's events to its workflow's log: with ids that every replay gives again, a signal a turn.</summary>
internal sealed class EventEmitter(TaskOrchestrationContext context, WorkflowInput input)
{
    // A signal stays under 4 KiB, as all that passes through history does.
    private const int MostInSignal = 8;
    private readonly List<WorkflowEvent> waiting = [];
    private int emitted;

    /// <summary>Emits an event with the next <see cref="FlushAsync"/>.</summary>
    public string Emit(string type, object? data = null, string? stepId = null, string? batchId = null, string? causationId = null)
    {
        var id = $"{context.InstanceId}#{emitted++}";
        JsonElement? payload = data is null ? null : JsonSerializer.SerializeToElement(data, WorkflowJson.Compact);
        waiting.Add(new WorkflowEvent(id, type, context.Now(), input.WorkflowId, stepId, batchId, causationId, payload));
        return id;
    }

    /// <summary>Sends what was emitted.</summary>
    public async Task FlushAsync()
    {
        var events = waiting.ToList();
        waiting.Clear();
        foreach (var part in events.Chunk(MostInSignal))
        {
            await context.Entities.SignalEntityAsync(
                EventLogEntity.IdOf(input.WorkflowId),
                nameof(EventLogEntity.Append),
                new EventsEmitted(part, input.Workspace, input.Webhook is not null)
            );
        }
    }
}

using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Events;

/// <summary>Delivers a log's events until there are none left, then tells the log, which starts another delivery when more come.</summary>
public sealed class EventDeliveryOrchestrator : TaskOrchestrator<EventDelivery, long>
{
    // Then another one takes over, so that no history grows long.
    private const int MostCalls = 200;

    /// <inheritdoc/>
    public override async Task<long> RunAsync(TaskOrchestrationContext context, EventDelivery input)
    {
        var (after, attempt) = (input.After, 1);
        for (var call = 0; call < MostCalls; call++)
        {
            var page = new DeliveryInput(input.Workspace, input.WorkflowId, after, attempt);
            var result = await DeliverAsync(context, page);
            attempt = result.After == after && result.RetryAfterSeconds is not null ? attempt + 1 : 1;
            after = result.After;
            context.SetCustomStatus(after);
            if (result.IsDone)
            {
                break;
            }

            if (result.RetryAfterSeconds is { } seconds)
            {
                await context.CreateTimer(context.Now().AddSeconds(seconds).UtcDateTime, CancellationToken.None);
            }
        }

        await context.Entities.SignalEntityAsync(EventLogEntity.IdOf(input.WorkflowId), nameof(EventLogEntity.Delivered), after);
        return after;
    }

    /// <summary>What keeps the activity itself from running (the workspace is gone, say) is waited out like a target that does not answer.</summary>
    private static async Task<DeliveryResult> DeliverAsync(TaskOrchestrationContext context, DeliveryInput page)
    {
        try
        {
            return await context.CallActivityAsync<DeliveryResult>(TaskNames.DeliverEvents, page);
        }
        catch (TaskFailedException)
        {
            return new DeliveryResult(page.After, IsDone: false, Math.Min(60, Math.Pow(2, page.Attempt)) * (1 + (context.Chance() / 5)));
        }
    }
}

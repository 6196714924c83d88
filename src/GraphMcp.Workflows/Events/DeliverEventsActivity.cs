using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Webhooks;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>Hands a page of a log to the handlers in this host and to the workflow's webhook.</summary>
/// <remarks>At least once, in order: the page ends at the first event that the webhook did not take.</remarks>
public sealed class DeliverEventsActivity(
    IWorkspaceProvider workspaces,
    EventListeners listeners,
    WebhookSender webhooks,
    DeadLetters deadLetters
)
{
    private const int Page = 50;

    /// <summary>Delivers and returns how far it came.</summary>
    public async Task<DeliveryResult> RunAsync(DeliveryInput input, DurableEntityClient entities, CancellationToken cancellationToken)
    {
        var workspace = workspaces.Open(input.Workspace);
        var record = await RequestRecord.ReadAsync(workspace, input.WorkflowId, cancellationToken);
        var log = new EventLogReader(entities, workspaces);
        var page = await log.ReadAsync(input.WorkflowId, input.After, Page, type: null, cancellationToken);
        var (after, attempt) = (input.After, input.Attempt);
        foreach (var happened in page.Events)
        {
            await listeners.HandAsync(happened, entities, cancellationToken);
            if (record?.Input.Webhook is { } webhook && !await webhooks.TrySendAsync(webhook, happened, cancellationToken))
            {
                if (webhooks.WaitBefore(attempt) is { } wait)
                {
                    return new DeliveryResult(after, IsDone: false, wait.TotalSeconds);
                }

                await deadLetters.AddAsync(workspace, happened, attempt, cancellationToken);
            }

            (after, attempt) = (happened.Sequence, 1);
        }

        return new DeliveryResult(Math.Max(after, page.Next), !page.HasMore);
    }
}

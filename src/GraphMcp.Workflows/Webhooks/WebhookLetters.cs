using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Webhooks;

/// <summary>Shows a workflow's dead letters, and sends them again.</summary>
public sealed class WebhookLetters
{
    private readonly IWorkspaceProvider workspaces;
    private readonly RequestResolver requests;
    private readonly WebhookSender sender;

    internal WebhookLetters(IWorkspaceProvider workspaces, RequestResolver requests, WebhookSender sender) =>
        (this.workspaces, this.requests, this.sender) = (workspaces, requests, sender);

    /// <summary>Returns them, in the log's order.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or it was purged.</exception>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(
        DurableTaskClient client,
        string workflowId,
        CancellationToken cancellationToken = default
    )
    {
        var (workspace, _) = await OpenAsync(client, workflowId, cancellationToken);
        return await DeadLetters.ListAsync(workspace, workflowId, cancellationToken);
    }

    /// <summary>Sends them again, in order, up to the first that is not taken; returns how many were.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow, or it was purged.</exception>
    public async Task<int> RedeliverAsync(DurableTaskClient client, string workflowId, CancellationToken cancellationToken = default)
    {
        var (workspace, webhook) = await OpenAsync(client, workflowId, cancellationToken);
        var taken = 0;
        foreach (var letter in await DeadLetters.ListAsync(workspace, workflowId, cancellationToken))
        {
            if (webhook is null || !await sender.TrySendAsync(webhook, letter.Event, cancellationToken))
            {
                break;
            }

            await DeadLetters.RemoveAsync(workspace, letter.Event, cancellationToken);
            taken++;
        }

        return taken;
    }

    private async Task<(IWorkspace Workspace, WebhookRequest? Webhook)> OpenAsync(
        DurableTaskClient client,
        string workflowId,
        CancellationToken cancellationToken
    )
    {
        var workflow = await new WorkflowFinder(client, requests, workspaces).FindAsync(workflowId, cancellationToken);
        return (workflow.Workspace, workflow.Record.Input.Webhook);
    }
}

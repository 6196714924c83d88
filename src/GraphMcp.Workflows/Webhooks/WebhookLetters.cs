using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;

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
    /// <exception cref="WorkflowNotFoundException">There is no such workflow.</exception>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var (workspace, _) = await OpenAsync(workflowId, cancellationToken);
        return await DeadLetters.ListAsync(workspace, workflowId, cancellationToken);
    }

    /// <summary>Sends them again, in order, up to the first that is not taken; returns how many were.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such workflow.</exception>
    public async Task<int> RedeliverAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var (workspace, webhook) = await OpenAsync(workflowId, cancellationToken);
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

    private async Task<(IWorkspace Workspace, WebhookRequest? Webhook)> OpenAsync(string workflowId, CancellationToken cancellationToken)
    {
        var workspace = workspaces.Open(requests.WorkspaceUri);
        var record = WorkflowIds.IsValid(workflowId) ? await RequestRecord.ReadAsync(workspace, workflowId, cancellationToken) : null;
        return record is null ? throw new WorkflowNotFoundException(workflowId) : (workspace, record.Input.Webhook);
    }
}

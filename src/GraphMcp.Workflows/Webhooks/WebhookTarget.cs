using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Webhooks;

/// <summary>Checks what a request asks its events to be pushed to.</summary>
public sealed class WebhookTarget(IOptionsMonitor<WebhookOptions> options)
{
    /// <summary>Throws if a webhook cannot be one.</summary>
    /// <exception cref="WorkflowRequestException">It is no http address, has user information, or names a secret that this host does not know.</exception>
    public void Check(WebhookRequest? webhook)
    {
        if (webhook is null)
        {
            return;
        }

        if (!Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new WorkflowRequestException("'webhook.url' must be an absolute http or https address.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new WorkflowRequestException("'webhook.url' must not hold user information: it is kept and shown.");
        }

        if (webhook.Secret is { } secret && !options.CurrentValue.Secrets.ContainsKey(secret))
        {
            throw new WorkflowRequestException(
                $"'webhook.secret' names no secret of this host ({WebhookOptions.Section}:Secrets); it is a name, never the secret itself."
            );
        }
    }
}

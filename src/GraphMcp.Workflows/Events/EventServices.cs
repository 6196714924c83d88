using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Webhooks;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphMcp.Workflows.Events;

/// <summary>Registers the event logs, their bus and the webhooks.</summary>
internal static class EventServices
{
    public static void AddGraphMcpEvents(this IServiceCollection services, IConfiguration? configuration)
    {
        var options = services.AddOptions<WebhookOptions>();
        if (configuration is not null)
        {
            options.Bind(configuration.GetSection(WebhookOptions.Section));
        }

        services.TryAddSingleton<WebhookTarget>();
        services.TryAddSingleton<WebhookSender>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton(provider => new WebhookLetters(
            provider.GetRequiredService<IWorkspaceProvider>(),
            provider.GetRequiredService<RequestResolver>(),
            provider.GetRequiredService<WebhookSender>()
        ));
        services.TryAddSingleton<EventSubscriptions>();
        services.TryAddSingleton<EventListeners>();
        services.TryAddSingleton<DeliverEventsActivity>();
        services.TryAddSingleton(provider => new WorkflowEventBusFactory(
            provider.GetRequiredService<RequestResolver>(),
            provider.GetRequiredService<IWorkspaceProvider>(),
            provider.GetRequiredService<EventSubscriptions>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }
}

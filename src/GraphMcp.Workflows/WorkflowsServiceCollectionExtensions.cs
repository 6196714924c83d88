using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Batches.Reading;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Inbox;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Management.Listing;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Verification;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows;

/// <summary>Registers what workflows need.</summary>
public static class WorkflowsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the workflow manager factory, the templates, the plugins, the report and the activities' services. The host adds <c>IFileSourceProvider</c>,
    /// <c>IWorkspaceProvider</c> and its processors.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Its configuration, of which the section <c>Workflows</c> is bound; null leaves the options to the host.</param>
    public static IServiceCollection AddGraphMcpWorkflows(this IServiceCollection services, IConfiguration? configuration = null)
    {
        var options = services.AddOptions<WorkflowOptions>();
        if (configuration is not null)
        {
            options.Bind(configuration.GetSection(WorkflowOptions.Section));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITemplateCatalog>(provider =>
            TemplateCatalog.Load(provider.GetRequiredService<IOptions<WorkflowOptions>>().Value.Templates)
        );
        services.TryAddSingleton<AllowedRoots>();
        services.TryAddSingleton<IAllowedPlaces>(provider => provider.GetRequiredService<AllowedRoots>());
        services.TryAddSingleton<RequestedPlaces>();
        services.TryAddSingleton<RequestResolver>();
        services.AddLogging();
        services.TryAddSingleton<ActivityFailures>();
        services.TryAddSingleton<WorkflowErrorsReader>();
        services.TryAddSingleton<IWorkflowErrorsFactory, WorkflowErrorsFactory>();
        services.TryAddSingleton<PoolLimits>();
        services.TryAddSingleton<PoolCheck>();
        services.TryAddSingleton<IResourcePools, ResourcePools>();
        services.TryAddSingleton<WorkflowEnvironments>();
        services.TryAddSingleton<RunningActivities>();
        services.TryAddSingleton<ActivityEdge>();
        services.TryAddSingleton<ReadControlActivity>();
        services.TryAddSingleton<RequestPauseActivity>();
        services.TryAddSingleton<PlanActivity>();
        services.TryAddSingleton<DescribeBatchActivity>();
        services.TryAddSingleton<ProcessBatchActivity>();
        services.TryAddSingleton<VerifyActivity>();
        services.TryAddSingleton<ApplyActivity>();
        services.TryAddSingleton<BranchMaker>();
        services.TryAddSingleton<ReportActivity>();
        services.AddGraphMcpReports();
        services.AddGraphMcpEvents(configuration);
        services.AddGraphMcpCompatibility(configuration);
        services.TryAddSingleton(provider => new WorkflowLister(
            provider.GetRequiredService<RequestResolver>(),
            provider.GetRequiredService<IWorkspaceProvider>()
        ));
        services.TryAddSingleton(provider => new BatchReader(
            provider.GetRequiredService<RequestResolver>(),
            provider.GetRequiredService<IWorkspaceProvider>()
        ));
        services.TryAddSingleton<WorkflowHubs>();
        services.TryAddSingleton<IWorkflowManagerFactory, WorkflowManagerFactory>();
        services.AddInbox();
        services.AddGraphMcpPlugins(configuration?[$"{WorkflowOptions.Section}:{nameof(WorkflowOptions.Plugins)}"], configuration);
        services.TryAddSingleton(provider => new WorkflowStateFactory(
            provider.GetRequiredService<WorkflowHubs>(),
            provider.GetRequiredService<RequestResolver>(),
            provider.GetRequiredService<IWorkspaceProvider>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }

    private static void AddInbox(this IServiceCollection services) =>
        services.TryAddSingleton(provider => new InboxIntake(
            new InboxRequests(provider.GetRequiredService<IWorkspaceProvider>()),
            new RejectedInbox(provider.GetRequiredService<IWorkspaceProvider>(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IWorkflowManagerFactory>(),
            provider.GetRequiredService<ILogger<InboxIntake>>()
        ));
}

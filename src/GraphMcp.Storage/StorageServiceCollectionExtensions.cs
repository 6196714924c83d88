using Azure.Core;
using Azure.Storage.Blobs;
using GraphMcp.Storage.Archives;
using GraphMcp.Storage.Blobs;
using GraphMcp.Storage.Folders;
using GraphMcp.Storage.Git;
using GraphMcp.Storage.Lists;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphMcp.Storage;

/// <summary>Registers where files come from and where results go.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Adds all kinds of sources and workspaces: folders, and blobs.</summary>
    /// <param name="services">The host's services. A <see cref="BlobClientOptions"/> among them says how blob services are called.</param>
    /// <param name="configuration">Its configuration, which names the connections of remote storage; null where there is none.</param>
    public static IServiceCollection AddGraphMcpStorage(this IServiceCollection services, IConfiguration? configuration = null)
    {
        services.AddLogging();
        services.AddAzureClientsCore();
        services.TryAddSingleton<SourceOpener>();
        services.TryAddSingleton<IFileSourceProvider>(provider => provider.GetRequiredService<SourceOpener>());
        services.TryAddSingleton<IWorkspaceProvider, WorkspaceOpener>();
        services.TryAddSingleton<FileOpener>();
        services.TryAddSingleton(PatientOptions());
        services.TryAddSingleton(provider => new BlobConnections(
            provider.GetRequiredService<AzureComponentFactory>(),
            provider.GetRequiredService<BlobClientOptions>(),
            configuration
        ));
        services.AddBound<ArchiveOptions>(configuration?.GetSection(ArchiveOptions.Section));
        services.AddBound<GitOptions>(configuration?.GetSection(GitOptions.Section));
        services.TryAddSingleton<GitRepositories>();
        services.TryAddSingleton<GitBranches>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ArchiveCache>();
        services.TryAddSingleton<FolderSourceScheme>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISourceScheme, ArchiveSourceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISourceScheme, ListSourceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISourceScheme, GitSourceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISourceScheme, FolderSourceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISourceScheme, BlobSourceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkspaceScheme, FolderWorkspaceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkspaceScheme, BlobWorkspaceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFileScheme, FolderFileScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFileScheme, BlobFileScheme>());
        return services;
    }

    private static void AddBound<T>(this IServiceCollection services, IConfiguration? section)
        where T : class
    {
        var options = services.AddOptions<T>();
        if (section is not null)
        {
            options.Bind(section);
        }
    }

    /// <summary>A call is tried again for about ten seconds; what takes longer is for the retries of activities and the circuit breaker.</summary>
    private static BlobClientOptions PatientOptions()
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        return options;
    }
}

using GraphMcp.Storage.Folders;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphMcp.Storage;

/// <summary>Registers where files come from and where results go.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Adds all kinds of sources and workspaces.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Its configuration, which names the connections of remote storage; null where there is none.</param>
    public static IServiceCollection AddGraphMcpStorage(this IServiceCollection services, IConfiguration? configuration = null)
    {
        services.AddLogging();
        services.TryAddSingleton<IFileSourceProvider, SourceOpener>();
        services.TryAddSingleton<IWorkspaceProvider, WorkspaceOpener>();
        services.TryAddSingleton<FileOpener>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISourceScheme, FolderSourceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkspaceScheme, FolderWorkspaceScheme>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFileScheme, FolderFileScheme>());
        return services;
    }
}

using GraphMcp.Storage.Folders;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphMcp.Storage;

/// <summary>Registers where files come from and where results go.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Adds sources and workspaces in folders (<c>file:</c> URIs).</summary>
    public static IServiceCollection AddGraphMcpStorage(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton<IFileSourceProvider, FolderFileSourceProvider>();
        services.TryAddSingleton<IWorkspaceProvider, FolderWorkspaceProvider>();
        return services;
    }
}

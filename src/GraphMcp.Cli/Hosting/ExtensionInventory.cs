using GraphMcp.Functions;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Cli.Hosting;

/// <summary>Tells what a host would have, without a hub.</summary>
internal static class ExtensionInventory
{
    /// <summary>Creates all parts as a host does, and returns the processors and what failed.</summary>
    public static async Task<(IReadOnlyList<ProcessorInfo> Processors, IReadOnlyList<PluginFailure> Failures)> ReadAsync(string? plugins)
    {
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection([new($"{WorkflowOptions.Section}:{nameof(WorkflowOptions.Plugins)}", plugins)])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddGraphMcpFunctions(configuration)
            .BuildServiceProvider();
        var processors = services.GetRequiredService<ProcessorCatalog>().All;
        Create<IFileProcessor>(services);
        Create<IProgressObserver>(services);
        Create<IReportWriter>(services);
        return (processors, services.GetRequiredService<PluginCatalog>().Failures);
    }

    private static void Create<T>(IServiceProvider services)
        where T : class => _ = services.GetRequiredService<PartCatalog<T>>().All;
}

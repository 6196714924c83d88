using GraphMcp.Functions.Http;
using GraphMcp.Processing.Processors;
using GraphMcp.Storage;
using GraphMcp.Workflows;
using GraphMcp.Workflows.Errors.Breakers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphMcp.Functions;

/// <summary>Registers all that the functions need, on whatever host runs them.</summary>
public static class FunctionsServiceCollectionExtensions
{
    /// <summary>Adds workflows, folder storage and the built-in processors; never a durable client, which functions get by binding.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Its configuration, of which the section <c>Workflows</c> is bound; null leaves the options to the host.</param>
    public static IServiceCollection AddGraphMcpFunctions(this IServiceCollection services, IConfiguration? configuration = null)
    {
        services.AddGraphMcpWorkflows(configuration);
        services.AddGraphMcpProcessing();
        services.AddGraphMcpStorage(configuration);
        services.AddGraphMcpCircuitBreakers();
        services.TryAddSingleton(new EventStreamOptions());
        services.TryAddSingleton<HttpEdge>();
        services.TryAddSingleton<Readiness>();
        return services;
    }
}

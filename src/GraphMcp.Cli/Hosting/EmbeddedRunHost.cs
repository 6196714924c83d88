using Durable.Embedded.FunctionsHost;
using GraphMcp.Cli.Runs;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Cli.Hosting;

/// <summary>The function app without a web server, over its open hub.</summary>
internal sealed class EmbeddedRunHost(EmbeddedFunctionsHost app) : IRunHost
{
    public IWorkflowManager Manager { get; } = app.Services.GetRequiredService<IWorkflowManagerFactory>().Create(app.DurableClient);

    public Task<DeliveryState> GetDeliveriesAsync(string workflowId) =>
        app.Services.GetRequiredService<WorkflowEventBusFactory>().Deliveries(app.DurableClient).ReadAsync(workflowId);

    public Task StartAsync() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

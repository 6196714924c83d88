using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>The embedded runtime on one hub, in this process.</summary>
internal interface IRunHost : IAsyncDisposable
{
    /// <summary>Gets the manager of the hub's workflows; it answers before the host is started, too.</summary>
    IWorkflowManager Manager { get; }

    /// <summary>Returns how far a workflow's events were pushed to its webhook.</summary>
    Task<DeliveryState> GetDeliveriesAsync(string workflowId);

    /// <summary>Lets the hub's workflows go on.</summary>
    Task StartAsync();
}

using GraphMcp.Cli.Runs;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Tests.Fakes;

/// <summary>Hosts whose hubs are managers in memory.</summary>
internal sealed class FakeHosts : IRunHostFactory
{
    public FakeManager Manager { get; } = new();

    public List<RunFolder> Opened { get; } = [];

    /// <summary>Gets or sets how far events were pushed.</summary>
    public DeliveryState Deliveries { get; set; } = new(HasEnded: true, Undelivered: 0, IsComplete: true);

    public bool Started { get; private set; }

    public Task<IRunHost> OpenAsync(RunFolder folder)
    {
        Opened.Add(folder);
        return Task.FromResult<IRunHost>(new Host(this));
    }

    private sealed class Host(FakeHosts hosts) : IRunHost
    {
        public IWorkflowManager Manager => hosts.Manager;

        public Task<DeliveryState> GetDeliveriesAsync(string workflowId) => Task.FromResult(hosts.Deliveries);

        public Task StartAsync()
        {
            hosts.Started = true;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Hosting;

namespace Durable.Embedded.Hosting;

/// <summary>Runs a hub as long as its host runs.</summary>
internal sealed class EmbeddedWorker(string name, IDurableTaskFactory factory, HostedHubs hubs) : DurableTaskWorker(name, factory)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await hubs.Of(Name).StartAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await hubs.Of(Name).StopAsync(cancellationToken).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}

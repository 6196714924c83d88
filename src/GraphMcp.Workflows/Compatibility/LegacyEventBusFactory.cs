#pragma warning disable GRAPHMCP002 // What is offered has to be made.

using GraphMcp.Workflows.Events;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>Makes old event buses over a durable client.</summary>
public sealed class LegacyEventBusFactory(
    WorkflowEventBusFactory buses,
    IOptionsMonitor<LegacyOptions> options,
    ILogger<LegacyEventBus> logger
)
{
    /// <summary>Returns an old bus beside the new one of a task hub; whoever asks for it disposes it.</summary>
    public LegacyEventBus Create(DurableTaskClient client) => new(buses.Create(client), options, logger);
}

using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Events;

/// <summary>Makes buses over a durable client; all of a host share their subscriptions.</summary>
public sealed class WorkflowEventBusFactory
{
    private readonly RequestResolver requests;
    private readonly IWorkspaceProvider workspaces;
    private readonly EventSubscriptions subscriptions;
    private readonly TimeProvider clock;

    internal WorkflowEventBusFactory(
        RequestResolver requests,
        IWorkspaceProvider workspaces,
        EventSubscriptions subscriptions,
        TimeProvider clock
    ) => (this.requests, this.workspaces, this.subscriptions, this.clock) = (requests, workspaces, subscriptions, clock);

    /// <summary>Returns a bus that talks to the task hub of <paramref name="client"/>; it owns nothing.</summary>
    public WorkflowEventBus Create(DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new WorkflowEventBus(client.Entities, subscriptions, Reader(client), requests.WorkspaceUri, clock);
    }

    /// <summary>Returns a reader of the logs in the task hub of <paramref name="client"/>.</summary>
    public EventLogReader Reader(DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new EventLogReader(client.Entities, workspaces);
    }

    /// <summary>Returns what tells how far events were pushed, in the task hub of <paramref name="client"/>.</summary>
    public EventDeliveries Deliveries(DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new EventDeliveries(client, Finder(client));
    }

    /// <summary>Throws unless there is such a workflow; cheaper than asking how it is.</summary>
    /// <exception cref="WorkflowNotFoundException">There is none, or it was purged.</exception>
    public Task CheckAsync(DurableTaskClient client, string workflowId, CancellationToken cancellationToken = default) =>
        Finder(client).FindAsync(workflowId, cancellationToken);

    /// <summary>Calls a handler with every event of a type that any log of this host's app gets, until the result is disposed.</summary>
    public IDisposable Subscribe(string type, Func<WorkflowEvent, CancellationToken, ValueTask> handler) =>
        subscriptions.Add(type, handler);

    private WorkflowFinder Finder(DurableTaskClient client) => new(client, requests, workspaces);
}

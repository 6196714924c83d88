using Durable.Embedded.Hub;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Store;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Entities;

/// <summary>Runs the messages that wait for an entity, one after another, and hands their effects to the writer as one commit.</summary>
internal sealed class EntityRunner(
    IHubStore store,
    TaskFactories factories,
    OrchestrationEnvironment environment,
    HubClock clock,
    EntityTable table,
    CommitPipeline pipeline,
    Func<Outbox> newOutbox,
    ILogger logger
)
{
    public void Run(EntityInstance entity)
    {
        try
        {
            entity.Backlog.Add(entity.Take(out _));
            if (!entity.IsLoaded)
            {
                var row = store.FindEntity(entity.Id);
                entity.Load(row?.State, row?.Lock);
            }

            using var turn = new EntityTurn(entity, factories, environment, clock, logger);
            if (turn.RunAsync().GetAwaiter().GetResult() is { } batch)
            {
                pipeline.Enqueue(new EntityCommit(entity, clock.UtcNow, batch, newOutbox(), table.Release, logger));
            }
            else
            {
                table.Release(entity);
            }
        }
        catch (Exception e) // the edge of the dispatcher: the entity stays as it is stored, until the hub is opened again
        {
            HubLog.TurnFailed(logger, e, entity.Id);
        }
    }
}

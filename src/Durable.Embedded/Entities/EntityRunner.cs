using Durable.Embedded.Hub;
using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Entities;

/// <summary>Runs all operations that wait for an entity, one after another, and hands their effects to the writer as one commit.</summary>
internal sealed class EntityRunner(
    IHubStore store,
    TaskFactories factories,
    DataConverter converter,
    HubClock clock,
    EntityTable table,
    CommitPipeline pipeline,
    Func<Outbox> newOutbox,
    ILogger logger
)
{
    // What waits is done in bites, so that a long queue shows progress and a crash costs little of it.
    private const int LargestBatch = 1000;

    public void Run(EntityInstance entity)
    {
        try
        {
            var operations = Take(entity, out var lastSeq);
            if (!entity.IsLoaded)
            {
                entity.Load(store.FindEntity(entity.Id)?.State);
            }

            var batch = RunAsync(entity, operations).GetAwaiter().GetResult();
            pipeline.Enqueue(new EntityCommit(entity, lastSeq, clock.UtcNow, batch, newOutbox(), table.Release, logger));
        }
        catch (Exception e) // the edge of the dispatcher: the entity stays as it is stored, until the hub is opened again
        {
            HubLog.TurnFailed(logger, e, entity.Id);
        }
    }

    private static List<EntityMail> Take(EntityInstance entity, out long lastSeq)
    {
        var operations = entity.Take(out lastSeq);
        if (operations.Count > LargestBatch)
        {
            entity.PutBack(operations.Skip(LargestBatch), lastSeq);
            operations.RemoveRange(LargestBatch, operations.Count - LargestBatch);
            lastSeq = operations[^1].Seq;
        }

        return operations;
    }

    private async Task<EntityBatch> RunAsync(EntityInstance entity, List<EntityMail> operations)
    {
        var id = EntityInstanceId.FromString(entity.Id);
        var context = new EntityContext(id, converter);
        var state = new EntityState(entity.State, converter);
        var effects = new List<EntityEffect>();
        using var invocation = Invoke(id.Name, out var failure);
        foreach (var operation in operations)
        {
            var message = EntityMessage.Parse(operation.Operation);
            var answer = invocation is null
                ? new EntityAnswer(null, failure)
                : await RunAsync(invocation.Task, new EntityOperation(message, context, state, converter), context, state)
                    .ConfigureAwait(false);
            if (message.RequestId is { } request)
            {
                effects.Add(new EntityEffect.Answer(message.CallerId!, message.CallerExecution!, request, answer.ToJson()));
            }
        }

        return new EntityBatch(entity.State, state.Saved, [.. effects, .. context.Effects]);
    }

    private async Task<EntityAnswer> RunAsync(ITaskEntity entity, EntityOperation operation, EntityContext context, EntityState state)
    {
        try
        {
            var result = converter.Serialize(await entity.RunAsync(operation).ConfigureAwait(false));
            state.Commit();
            context.Commit();
            return new EntityAnswer(result, null);
        }
        catch (Exception e) // the edge to the user's code: what it throws is data, and undoes the operation
        {
            HubLog.OperationFailed(logger, e, operation.Name, context.Id.ToString());
            state.Rollback();
            context.Rollback();
            return new EntityAnswer(null, Failures.From(e));
        }
    }

    private Invocation<ITaskEntity>? Invoke(string name, out FailureDetails? failure)
    {
        failure = null;
        try
        {
            var invocation = factories.Entity(name);
            failure = invocation is null ? Failures.Final("EntityTaskNotFound", $"No entity task named '{name}' was found.") : null;
            return invocation;
        }
        catch (Exception e) // the edge to the user's factory
        {
            failure = Failures.From(e);
            return null;
        }
    }
}

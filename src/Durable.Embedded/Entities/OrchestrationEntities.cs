using Durable.Embedded.Orchestrations;
using Durable.Embedded.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>What an orchestrator may do with entities. An answer comes as an event of the request's own name.</summary>
internal sealed class OrchestrationEntities(OrchestrationContext context, OrchestrationState state, DataConverter converter)
    : TaskOrchestrationEntityFeature
{
    public override async Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        CallEntityOptions? options = null
    ) => converter.Deserialize<TResult>(await CallAsync(id, operationName, input))!;

    public override Task CallEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        CallEntityOptions? options = null
    ) => CallAsync(id, operationName, input);

    public override Task SignalEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        SignalEntityOptions? options = null
    )
    {
        EntityIds.RequireSet(id);
        Send(id, new EntityMessage(operationName, converter.Serialize(input)), options?.SignalTime?.UtcDateTime);
        return Task.CompletedTask;
    }

    public override Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds) =>
        throw new NotSupportedException("The embedded engine does not support entity locks (LockEntitiesAsync) yet.");

    public override bool InCriticalSection(out IReadOnlyList<EntityInstanceId> entityIds)
    {
        entityIds = [];
        return false;
    }

    private async Task<string?> CallAsync(EntityInstanceId id, string operation, object? input)
    {
        EntityIds.RequireSet(id);
        var request = context.NewGuid().ToString();
        var message = new EntityMessage(operation, converter.Serialize(input))
        {
            RequestId = request,
            CallerId = context.InstanceId,
            CallerExecution = context.ExecutionId,
        };
        Send(id, message, null);
        var answer = EntityAnswer.Parse(await state.Events.WaitRawAsync(request));
        return answer.Failure is { } failure
            ? throw new EntityOperationFailedException(id, operation, Failures.ToTaskFailure(failure))
            : answer.Result;
    }

    private void Send(EntityInstanceId id, EntityMessage message, DateTime? dueAt) =>
        context.Send(new EntityOperationSent(state.NextId(), id.ToString(), message, dueAt));
}

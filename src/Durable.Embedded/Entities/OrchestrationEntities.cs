using System.Diagnostics.CodeAnalysis;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Entities;

/// <summary>What an orchestrator may do with entities. An answer comes as an event of the request's own name.</summary>
internal sealed class OrchestrationEntities(OrchestrationContext context, OrchestrationState state, DataConverter converter)
    : TaskOrchestrationEntityFeature
{
    public CriticalSection Section { get; } = new();

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
        Section.RequireNotLocked(id);
        var message = EntityMessage.Call(operationName, converter.Serialize(input)) with { CallerId = context.InstanceId };
        Send(id, message, options?.SignalTime?.UtcDateTime);
        return Task.CompletedTask;
    }

    public override async Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds)
    {
        ArgumentNullException.ThrowIfNull(entityIds);
        var locks = CriticalSection.InOrder(entityIds);
        if (locks.Length == 0)
        {
            throw new ArgumentException("There is no entity to lock.", nameof(entityIds));
        }

        Array.ForEach(locks, EntityIds.RequireSet);
        if (Section.Id is not null)
        {
            throw CriticalSection.Refusal("enter another critical section");
        }

        var section = context.NewGuid().ToString();
        Section.Begin(section, locks);
        var request = Request(EntityMessageKind.Lock, section) with { LockSet = [.. locks.Select(id => id.ToString())] };
        Send(locks[0], request, null);
        await state.Events.WaitRawAsync(section);
        Section.Enter();
        return new Releaser(this, section);
    }

    public override bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds)
    {
        entityIds = Section.Available;
        return Section.Id is not null;
    }

    /// <summary>Releases the locks, if there are any.</summary>
    public void LeaveCriticalSection()
    {
        if (Section.Id is { } section)
        {
            var release = EntityMessage.Release(context.InstanceId, section);
            foreach (var id in Section.Leave())
            {
                Send(id, release, null);
            }
        }
    }

    private async Task<string?> CallAsync(EntityInstanceId id, string operation, object? input)
    {
        EntityIds.RequireSet(id);
        Section.BeginCall(id);
        var request = context.NewGuid().ToString();
        Send(id, Request(EntityMessageKind.Operation, request) with { Operation = operation, Input = converter.Serialize(input) }, null);
        var answer = EntityAnswer.Parse(await state.Events.WaitRawAsync(request));
        Section.EndCall(id);
        return answer.Failure is { } failure
            ? throw new EntityOperationFailedException(id, operation, Failures.ToTaskFailure(failure))
            : answer.Result;
    }

    private EntityMessage Request(EntityMessageKind kind, string id) =>
        new(kind)
        {
            RequestId = id,
            CallerId = context.InstanceId,
            CallerExecution = context.ExecutionId,
        };

    private void Send(EntityInstanceId id, EntityMessage message, DateTime? dueAt) =>
        context.Send(new EntityMessageSent(state.NextId(), id.ToString(), message, dueAt));

    private sealed class Releaser(OrchestrationEntities entities, string section) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (entities.Section.Id == section)
            {
                entities.LeaveCriticalSection();
            }

            return ValueTask.CompletedTask;
        }
    }
}

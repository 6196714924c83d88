using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.FunctionsHost.Tasks;

/// <summary>An entity that is a function: it is called for every operation and passes it on through its dispatcher.</summary>
internal sealed class FunctionEntity(FunctionInvoker invoker, FunctionsRuntime runtime, IServiceProvider services) : ITaskEntity
{
    public async ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        Task<object?>? answer = null;
        var dispatcher = new TaskEntityDispatcher(DispatchAsync, services);
        // An operation that a token cuts short would count as failed: entities get one that never fires.
        await invoker.InvokeAsync(
            new FunctionInvocation(invoker.Function, services, runtime.Client, CancellationToken.None) { TriggerValue = dispatcher }
        );
        return await (
            answer ?? throw new InvalidOperationException($"The entity function '{invoker.Function.Name}' has dispatched nothing.")
        );

        // A failed operation fails its caller; the function itself does not see it, as on Azure it does not.
        async Task DispatchAsync(ITaskEntity entity)
        {
            answer = AnswerAsync(entity, operation);
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private static async Task<object?> AnswerAsync(ITaskEntity entity, TaskEntityOperation operation) => await entity.RunAsync(operation);
}

using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.DurableTask;

namespace Durable.Embedded.FunctionsHost.Tasks;

/// <summary>An orchestrator that is a function.</summary>
internal sealed class FunctionOrchestrator(FunctionInvoker invoker, FunctionsRuntime runtime, IServiceProvider services) : ITaskOrchestrator
{
    public Type InputType => typeof(object);

    public Type OutputType => typeof(object);

    // A token that fires could not be replayed: orchestrators get one that never does.
    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
        invoker.InvokeAsync(
            new FunctionInvocation(invoker.Function, services, runtime.Client, CancellationToken.None) { TriggerValue = context }
        );
}

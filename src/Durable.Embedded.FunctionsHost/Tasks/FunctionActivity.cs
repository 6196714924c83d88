using System.Collections.Immutable;
using Durable.Embedded.Activities;
using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.DurableTask;

namespace Durable.Embedded.FunctionsHost.Tasks;

/// <summary>An activity that is a function.</summary>
internal sealed class FunctionActivity(FunctionInvoker invoker, FunctionsRuntime runtime, IServiceProvider services) : ITaskActivity
{
    public Type InputType => ((FunctionTrigger.Activity)invoker.Function.Trigger).InputType;

    public Type OutputType => typeof(object);

    public Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var cancellation = context is EmbeddedActivityContext embedded ? embedded.CancellationToken : CancellationToken.None;
        return invoker.InvokeAsync(
            new FunctionInvocation(invoker.Function, services, runtime.Client, cancellation)
            {
                TriggerValue = input,
                ActivityContext = context,
                TriggerData = ImmutableDictionary<string, object?>.Empty.Add("instanceId", context.InstanceId),
            }
        );
    }
}

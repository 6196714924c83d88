using System.Collections.Immutable;
using System.Reflection;
using Durable.Embedded.FunctionsHost.Invocation;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>A function that can be invoked: its method, its trigger and where each argument comes from.</summary>
internal sealed record FunctionDescriptor(
    string Name,
    MethodInfo Method,
    ParameterInfo TriggerParameter,
    FunctionTrigger Trigger,
    ImmutableArray<ParameterBinding> Bindings
)
{
    public string EntryPoint => FunctionErrors.EntryPoint(Method);
}

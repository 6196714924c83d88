using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.DurableTask;

namespace Durable.Embedded.FunctionsHost.Tasks;

/// <summary>Makes durable functions known to the engine, which gives each run a service scope of its own.</summary>
internal static class FunctionTasks
{
    public static DurableTaskRegistry Register(IEnumerable<FunctionDescriptor> functions, FunctionsRuntime runtime)
    {
        var registry = new DurableTaskRegistry();
        foreach (var function in functions)
        {
            Register(registry, new FunctionInvoker(function), runtime);
        }

        return registry;
    }

    private static void Register(DurableTaskRegistry registry, FunctionInvoker invoker, FunctionsRuntime runtime)
    {
        switch (invoker.Function.Trigger)
        {
            case FunctionTrigger.Orchestration trigger:
                registry.AddOrchestrator(trigger.Name, services => new FunctionOrchestrator(invoker, runtime, services));
                break;
            case FunctionTrigger.Activity trigger:
                registry.AddActivity(trigger.Name, services => new FunctionActivity(invoker, runtime, services));
                break;
            case FunctionTrigger.Entity trigger:
                registry.AddEntity(trigger.Name, services => new FunctionEntity(invoker, runtime, services));
                break;
        }
    }
}

using System.Reflection;
using Durable.Embedded.FunctionsHost.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Invocation;

/// <summary>Calls a function's method: on an object that the invocation's services make, with arguments from the function's bindings.</summary>
internal sealed class FunctionInvoker(FunctionDescriptor function)
{
    private readonly MethodInvoker _method = MethodInvoker.Create(function.Method);
    private readonly Func<object?, Task<object?>> _await = ReturnValue.AwaitAs(function.Method.ReturnType);
    private readonly Func<IServiceProvider, object>? _create = function.Method.IsStatic ? null : Creator(function.Method.DeclaringType!);

    public FunctionDescriptor Function => function;

    /// <summary>Runs the function and answers what it returns, or null for nothing.</summary>
    public Task<object?> InvokeAsync(FunctionInvocation invocation)
    {
        var arguments = new object?[function.Bindings.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = function.Bindings[i](invocation);
        }

        return _await(_method.Invoke(_create?.Invoke(invocation.InstanceServices), arguments.AsSpan()));
    }

    /// <summary>Makes objects by a compiled factory where there is one constructor; among several, the services decide each time.</summary>
    private static Func<IServiceProvider, object> Creator(Type type)
    {
        if (type.GetConstructors().Length > 1)
        {
            return services => ActivatorUtilities.CreateInstance(services, type);
        }

        var factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        return services => factory(services, null);
    }
}

using System.Reflection;
using Durable.Embedded.FunctionsHost.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Invocation;

/// <summary>Calls a function's method: on an object that the invocation's services make, with arguments from the function's bindings.</summary>
internal sealed class FunctionInvoker(FunctionDescriptor function)
{
    private readonly MethodInvoker _method = MethodInvoker.Create(function.Method);
    private readonly Func<object?, Task<object?>> _await = ReturnValue.AwaitAs(function.Method.ReturnType);
    private readonly ObjectFactory? _create = function.Method.IsStatic
        ? null
        : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes);

    public FunctionDescriptor Function => function;

    /// <summary>Runs the function and answers what it returns, or null for nothing.</summary>
    public Task<object?> InvokeAsync(FunctionInvocation invocation)
    {
        var arguments = new object?[function.Bindings.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = function.Bindings[i](invocation);
        }

        return _await(_method.Invoke(_create?.Invoke(invocation.InstanceServices, null), arguments.AsSpan()));
    }
}

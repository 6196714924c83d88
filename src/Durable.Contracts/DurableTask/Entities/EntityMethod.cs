using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Microsoft.DurableTask.Entities;

/// <summary>The method of an object that serves an entity's operation.</summary>
internal sealed class EntityMethod
{
    private static readonly ConcurrentDictionary<(Type Type, string Name), MethodInfo> Known = new();

    private readonly object _target;
    private readonly MethodInfo _method;

    private EntityMethod(object target, MethodInfo method)
    {
        _target = target;
        _method = method;
    }

    /// <summary>Finds the public method of the operation's name, whatever the case.</summary>
    /// <exception cref="AmbiguousMatchException">There are several.</exception>
    public static EntityMethod? Find(object target, TaskEntityOperation operation)
    {
        var key = (target.GetType(), operation.Name);
        if (!Known.TryGetValue(key, out var method))
        {
            method = target.GetType().GetMethod(operation.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (method is null)
            {
                return null; // not remembered: callers choose the names, and there is no end of wrong ones
            }

            Known.TryAdd(key, method);
        }

        return new EntityMethod(target, method);
    }

    /// <summary>Calls the method and, when it has succeeded, saves the state.</summary>
    public ValueTask<object?> InvokeAsync(TaskEntityOperation operation, Func<object?> state)
    {
        var result = _method.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, Bind(operation), null);
        if (IsPending(result, out var pending))
        {
            return SaveAfterAsync(pending, operation.State, state);
        }

        operation.State.SetState(state());
        return new ValueTask<object?>(result);
    }

    /// <summary>What there is to await, judged by the declared type: a task that is declared as an object is a result.</summary>
    private bool IsPending(object? result, [NotNullWhen(true)] out Task? pending)
    {
        var declared = _method.ReturnType;
        pending =
            typeof(Task).IsAssignableFrom(declared) ? (Task)result!
            : declared == typeof(ValueTask) ? ((ValueTask)result!).AsTask()
            : declared.IsGenericType && declared.GetGenericTypeDefinition() == typeof(ValueTask<>)
                ? (Task)declared.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!
            : null;
        return pending is not null;
    }

    private async ValueTask<object?> SaveAfterAsync(Task pending, TaskEntityState saved, Func<object?> state)
    {
#pragma warning disable VSTHRD003 // the entity's method has started it, in this very turn
        await pending;
#pragma warning restore VSTHRD003
        saved.SetState(state());
        return _method.ReturnType.IsGenericType ? pending.GetType().GetProperty("Result")!.GetValue(pending) : null;
    }

    private object?[] Bind(TaskEntityOperation operation)
    {
        var parameters = _method.GetParameters();
        RequireOne(parameters.Where(IsContext), "context", operation);
        RequireOne(parameters.Where(parameter => !IsContext(parameter)), "input", operation);
        return [.. parameters.Select(parameter => IsContext(parameter) ? operation.Context : Input(parameter, operation))];
    }

    private static bool IsContext(ParameterInfo parameter) => parameter.ParameterType == typeof(TaskEntityContext);

    private object? Input(ParameterInfo parameter, TaskEntityOperation operation)
    {
        if (operation.HasInput)
        {
            return operation.GetInput(parameter.ParameterType);
        }

        return parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException(
                $"Error dispatching {operation} to '{_method}'.\nThere was an error binding parameter '{parameter}'. "
                    + "The operation expected an input value, but no input was provided by the caller."
            );
    }

    private void RequireOne(IEnumerable<ParameterInfo> parameters, string what, TaskEntityOperation operation)
    {
        if (parameters.Take(2).ToArray() is [var first, var second])
        {
            throw new InvalidOperationException(
                $"Error dispatching {operation} to '{_method}'.\n'{first}' and '{second}' both ask for the {what}; one of them must go."
            );
        }
    }
}

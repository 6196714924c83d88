namespace Microsoft.DurableTask.Entities;

/// <summary>The base of entities whose operations are their methods.</summary>
/// <remarks>
/// An operation goes to the public method of its name, whatever the case; failing that to one of the state's, where
/// <see cref="AllowStateDispatch"/> says so; failing that, <c>delete</c> removes the state. The state is saved when the operation succeeded.
/// </remarks>
public abstract class TaskEntity<TState> : ITaskEntity
{
    /// <summary>Whether operations may go to methods of the state. Default: no.</summary>
    protected virtual bool AllowStateDispatch => false;

    /// <summary>The state; null, at the end of an operation, removes the entity.</summary>
    protected TState State { get; set; } = default!;

    /// <summary>What the entity does the world with, during an operation.</summary>
    protected TaskEntityContext Context { get; private set; } = null!;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Nothing serves an operation of that name.</exception>
    public ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Context = operation.Context;
        State = operation.State.GetState(typeof(TState)) is { } state ? (TState)state : InitializeState(operation);
        if (EntityMethod.Find(this, operation) is { } method)
        {
            return method.InvokeAsync(operation, () => State);
        }

        if (AllowStateDispatch && EntityMethod.Find(RequireState(), operation) is { } stateMethod)
        {
            return stateMethod.InvokeAsync(operation, () => State);
        }

        return Delete(operation);
    }

    /// <summary>The state of an entity that has none yet. Default: made by the state's parameterless constructor.</summary>
    protected virtual TState InitializeState(TaskEntityOperation entityOperation) =>
        (TState)Activator.CreateInstance(Nullable.GetUnderlyingType(typeof(TState)) ?? typeof(TState))!;

    private static ValueTask<object?> Delete(TaskEntityOperation operation)
    {
        if (!string.Equals(operation.Name, "delete", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException($"No suitable method found for entity operation '{operation}'.");
        }

        operation.State.SetState(null);
        return default;
    }

    private object RequireState() =>
        State ?? throw new InvalidOperationException("Attempting to dispatch to state, but entity state is null.");
}

namespace Microsoft.DurableTask.Entities;

/// <summary>The state of an entity, as it is stored.</summary>
public abstract class TaskEntityState
{
    /// <summary>Whether there is a state.</summary>
    public abstract bool HasState { get; }

    /// <summary>The state, or the given value where there is none.</summary>
    public virtual T? GetState<T>(T? defaultValue = default) => GetState(typeof(T)) is T state ? state : defaultValue;

    /// <summary>The state read as the given type, or null where there is none.</summary>
    public abstract object? GetState(Type type);

    /// <summary>Replaces the state; null removes it, and with it the entity.</summary>
    public abstract void SetState(object? state);
}

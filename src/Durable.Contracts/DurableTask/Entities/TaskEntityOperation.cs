namespace Microsoft.DurableTask.Entities;

/// <summary>One operation that an entity is asked for.</summary>
public abstract class TaskEntityOperation
{
    /// <summary>The operation's name.</summary>
    public abstract string Name { get; }

    /// <summary>What the entity does the world with.</summary>
    public abstract TaskEntityContext Context { get; }

    /// <summary>The entity's state.</summary>
    public abstract TaskEntityState State { get; }

    /// <summary>Whether there is an input.</summary>
    public abstract bool HasInput { get; }

    /// <summary>The input.</summary>
    public virtual T? GetInput<T>() => (T?)GetInput(typeof(T));

    /// <summary>The input, read as the given type.</summary>
    public abstract object? GetInput(Type inputType);

    /// <inheritdoc/>
    public override string ToString() => $"{Context.Id.Name}/{Name}";
}

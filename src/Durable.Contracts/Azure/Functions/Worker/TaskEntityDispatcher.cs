using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Passes the operations that an entity function was started for to the entity.</summary>
public sealed class TaskEntityDispatcher
{
    private readonly Func<ITaskEntity, Task> _run;
    private readonly IServiceProvider _services;

    internal TaskEntityDispatcher(Func<ITaskEntity, Task> run, IServiceProvider services)
    {
        _run = run;
        _services = services;
    }

    /// <summary>Passes the operations to an entity.</summary>
    public Task DispatchAsync(ITaskEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _run(entity);
    }

    /// <summary>Passes the operations to an entity that is made with services; a type that is no entity is a state whose methods serve.</summary>
    public Task DispatchAsync<T>() =>
        DispatchAsync(
            typeof(ITaskEntity).IsAssignableFrom(typeof(T))
                ? (ITaskEntity)(object)ActivatorUtilities.GetServiceOrCreateInstance<T>(_services)!
                : new StateEntity<T>()
        );

    /// <summary>Passes the operations to a function.</summary>
    public Task DispatchAsync(Func<TaskEntityOperation, ValueTask<object?>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return DispatchAsync(new FunctionEntity(handler));
    }

    private sealed class StateEntity<T> : TaskEntity<T>
    {
        protected override bool AllowStateDispatch => true;
    }

    private sealed class FunctionEntity(Func<TaskEntityOperation, ValueTask<object?>> handler) : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) => handler(operation);
    }
}

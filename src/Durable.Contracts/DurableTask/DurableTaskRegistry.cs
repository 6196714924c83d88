using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators, activities and entities that a worker runs, by name.</summary>
public sealed partial class DurableTaskRegistry
{
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> _orchestrators = [];
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> _activities = [];
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskEntity>> _entities = [];

    /// <summary>The orchestrators; a name stands once for each of its versions.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() => ByName(_orchestrators);

    /// <summary>The activities; a name stands once for each of its versions.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() => ByName(_activities);

    /// <summary>The entities.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskEntity>>> GetEntities() => ByName(_entities);

    internal IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> Orchestrators =>
        _orchestrators;

    internal IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> Activities => _activities;

    private static IEnumerable<KeyValuePair<TaskName, T>> ByName<T>(Dictionary<(TaskName Name, TaskVersion Version), T> tasks) =>
        tasks.Select(task => KeyValuePair.Create(task.Key.Name, task.Value));

    private DurableTaskRegistry Add<T>(
        Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, T>> tasks,
        TaskName name,
        TaskVersion version,
        Func<IServiceProvider, T> factory
    )
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (string.IsNullOrEmpty(name.Name))
        {
            throw new ArgumentException("A task needs a name.", nameof(name));
        }

        if (!tasks.TryAdd((name, version), factory))
        {
            var versioned = version == TaskVersion.Unversioned ? "" : $" with version '{version.Version}'";
            throw new ArgumentException($"An {typeof(T).Name} named '{name}'{versioned} is already added.", nameof(name));
        }

        return this;
    }

    private static void RequireConcrete<T>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!type.IsClass || type.IsAbstract || !typeof(T).IsAssignableFrom(type))
        {
            throw new ArgumentException(
                $"The type '{type}' must be a class that is not abstract and implements '{typeof(T)}'.",
                nameof(type)
            );
        }
    }

    private static TaskName NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Attribute(type) is { Name.Name.Length: > 0 } named ? named.Name : new TaskName(type.Name);
    }

    private static TaskVersion VersionOf(Type type) => new(Attribute(type)?.Version);

    private static DurableTaskAttribute? Attribute(Type type) =>
        (DurableTaskAttribute?)System.Attribute.GetCustomAttribute(type, typeof(DurableTaskAttribute));
}

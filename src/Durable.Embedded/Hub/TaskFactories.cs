using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Hub;

/// <summary>Makes the registered orchestrators, activities and entities, each invocation in a service scope of its own.</summary>
internal sealed class TaskFactories
{
    private readonly VersionedTasks<Func<IServiceProvider, ITaskOrchestrator>> _orchestrators;
    private readonly VersionedTasks<Func<IServiceProvider, ITaskActivity>> _activities;
    private readonly VersionedTasks<Func<IServiceProvider, ITaskEntity>> _entities;
    private readonly IServiceProvider _services;
    private readonly IServiceScopeFactory? _scopes;
    private readonly ILogger _logger;

    public TaskFactories(DurableTaskRegistry registry, IServiceProvider? services, ILogger logger)
    {
        _orchestrators = new(registry.Orchestrators.Select(task => (task.Key.Name, task.Key.Version, task.Value)));
        _activities = new(registry.Activities.Select(task => (task.Key.Name, task.Key.Version, task.Value)));
        _entities = new(registry.GetEntities().Select(task => (task.Key, TaskVersion.Unversioned, task.Value)));
        _services = services ?? NoServices.Instance;
        _scopes = services?.GetService<IServiceScopeFactory>();
        _logger = logger;
    }

    /// <summary>The orchestrator of a name and version, or null if none is registered.</summary>
    public Invocation<ITaskOrchestrator>? Orchestrator(string name, string? version) => Create(_orchestrators.Find(name, version));

    public Invocation<ITaskActivity>? Activity(string name, string? version) => Create(_activities.Find(name, version));

    public Invocation<ITaskEntity>? Entity(string name) => Create(_entities.Find(name, null));

    /// <summary>What is said of a task that is not registered.</summary>
    public static string NotFound(string kind, string name, string? version) =>
        $"No {kind} task named '{name}'{(string.IsNullOrWhiteSpace(version) ? "" : $" with version '{version}'")} was found.";

    private Invocation<T>? Create<T>(Func<IServiceProvider, T>? factory)
        where T : class
    {
        if (factory is null)
        {
            return null;
        }

        var scope = _scopes?.CreateAsyncScope();
        try
        {
            return new Invocation<T>(factory(scope?.ServiceProvider ?? _services), scope, _logger);
        }
        catch
        {
            new Invocation<T>(null!, scope, _logger).Dispose();
            throw;
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}

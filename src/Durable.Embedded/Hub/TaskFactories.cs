using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Hub;

/// <summary>Makes the registered orchestrators, activities and entities, each invocation in a service scope of its own.</summary>
internal sealed class TaskFactories
{
    private readonly Dictionary<string, Func<IServiceProvider, ITaskOrchestrator>> _orchestrators;
    private readonly Dictionary<string, Func<IServiceProvider, ITaskActivity>> _activities;
    private readonly Dictionary<string, Func<IServiceProvider, ITaskEntity>> _entities;
    private readonly IServiceProvider _services;
    private readonly IServiceScopeFactory? _scopes;
    private readonly ILogger _logger;

    public TaskFactories(DurableTaskRegistry registry, IServiceProvider? services, ILogger logger)
    {
        _orchestrators = ByName(registry.GetOrchestrators());
        _activities = ByName(registry.GetActivities());
        _entities = ByName(registry.GetEntities());
        _services = services ?? NoServices.Instance;
        _scopes = services?.GetService<IServiceScopeFactory>();
        _logger = logger;
    }

    /// <summary>The orchestrator of a name, or null if none is registered.</summary>
    public Invocation<ITaskOrchestrator>? Orchestrator(string name) => Create(_orchestrators, name);

    public Invocation<ITaskActivity>? Activity(string name) => Create(_activities, name);

    public Invocation<ITaskEntity>? Entity(string name) => Create(_entities, name);

    private static Dictionary<string, T> ByName<T>(IEnumerable<KeyValuePair<TaskName, T>> tasks)
    {
        var byName = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, factory) in tasks)
        {
            byName.TryAdd(name.Name, factory);
        }

        return byName;
    }

    private Invocation<T>? Create<T>(Dictionary<string, Func<IServiceProvider, T>> factories, string name)
        where T : class
    {
        if (!factories.TryGetValue(name, out var factory))
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

using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Worker;

/// <summary>Makes the tasks of a registry.</summary>
internal sealed class RegisteredTasks(DurableTaskRegistry registry) : IDurableTaskFactory2
{
    public DurableTaskRegistry Registry => registry;

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity) =>
        TryCreate(registry.GetActivities(), name, serviceProvider, out activity);

    public bool TryCreateOrchestrator(
        TaskName name,
        IServiceProvider serviceProvider,
        [NotNullWhen(true)] out ITaskOrchestrator? orchestrator
    ) => TryCreate(registry.GetOrchestrators(), name, serviceProvider, out orchestrator);

    public bool TryCreateEntity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskEntity? entity) =>
        TryCreate(registry.GetEntities(), name, serviceProvider, out entity);

    private static bool TryCreate<T>(
        IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, T>>> tasks,
        TaskName name,
        IServiceProvider services,
        [NotNullWhen(true)] out T? task
    )
        where T : class
    {
        task = tasks.FirstOrDefault(registered => registered.Key == name).Value?.Invoke(services);
        return task is not null;
    }
}

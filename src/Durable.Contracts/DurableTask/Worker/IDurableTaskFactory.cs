using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask.Worker;

/// <summary>Makes orchestrators and activities by name.</summary>
public interface IDurableTaskFactory
{
    /// <summary>Makes the activity of that name, if there is one.</summary>
    bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity);

    /// <summary>Makes the orchestrator of that name, if there is one.</summary>
    bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator);
}

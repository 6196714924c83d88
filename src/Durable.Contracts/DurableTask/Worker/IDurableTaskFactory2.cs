using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Worker;

/// <summary>Makes entities too.</summary>
public interface IDurableTaskFactory2 : IDurableTaskFactory
{
    /// <summary>Makes the entity of that name, if there is one.</summary>
    bool TryCreateEntity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskEntity? entity);
}

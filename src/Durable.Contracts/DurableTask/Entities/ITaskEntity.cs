namespace Microsoft.DurableTask.Entities;

/// <summary>An entity, as the engine calls it.</summary>
public interface ITaskEntity
{
    /// <summary>Does one operation and answers its result.</summary>
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}

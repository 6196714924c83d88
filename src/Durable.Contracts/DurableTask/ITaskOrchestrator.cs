namespace Microsoft.DurableTask;

/// <summary>An orchestrator, as the engine calls it.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type that the input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs the orchestrator from its beginning.</summary>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}

namespace Durable.Embedded;

/// <summary>An orchestrator asked for something else than its recorded history shows; the message names both.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : InvalidOperationException(message)
{
    /// <summary>The error type with which an instance fails that is found not to be deterministic: the published name.</summary>
    public const string ErrorType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
}

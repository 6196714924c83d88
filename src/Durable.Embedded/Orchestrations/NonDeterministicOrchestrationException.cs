namespace Durable.Embedded.Orchestrations;

/// <summary>An orchestrator asked for something else than its recorded history shows.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : InvalidOperationException(message)
{
    /// <summary>The published name of this failure.</summary>
    public const string ErrorType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
}

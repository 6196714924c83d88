namespace Durable.Embedded;

/// <summary>An instance was not started because there is one of that id already.</summary>
public sealed class OrchestrationAlreadyExistsException(string message) : InvalidOperationException(message);

namespace Durable.Embedded;

/// <summary>The hub could not be written and has halted; what was acknowledged before is durable, and opening the hub again goes on from there.</summary>
public sealed class HubHaltedException(string message, Exception innerException) : InvalidOperationException(message, innerException);

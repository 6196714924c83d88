namespace Durable.Embedded;

/// <summary>A hub was written by a newer version of the engine.</summary>
public sealed class HubVersionException(string message) : InvalidOperationException(message);

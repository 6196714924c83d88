namespace Durable.Embedded;

/// <summary>Something is over one of the hub's <see cref="HubLimits"/>.</summary>
public sealed class HubLimitException(string message) : InvalidOperationException(message);

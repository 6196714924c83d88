namespace Durable.Embedded;

/// <summary>Another process, or another hub object of this one, owns the hub.</summary>
public sealed class HubInUseException(string message, Exception? innerException = null)
    : InvalidOperationException(message, innerException);

namespace Durable.Embedded;

/// <summary>A hub's file cannot be read or written; the message names the file and says what to do.</summary>
/// <remarks>Nothing acknowledged is lost by it: what could not be written was not acknowledged.</remarks>
public sealed class HubFileException(string message, Exception innerException) : IOException(message, innerException);

namespace Durable.Embedded.Tests.Crashes;

/// <summary>Ends a hub as a crash would: what is not committed is lost, and nothing is dispatched any more.</summary>
internal sealed class SimulatedCrashException() : Exception("The hub dies here.");

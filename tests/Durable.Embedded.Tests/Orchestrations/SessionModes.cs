namespace Durable.Embedded.Tests.Orchestrations;

/// <summary>How many orchestrators stay in memory: all of them, or none, so that every turn replays.</summary>
internal static class SessionModes
{
    public static TheoryData<int> All => [1000, 0];
}

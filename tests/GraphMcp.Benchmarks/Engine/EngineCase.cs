namespace GraphMcp.Benchmarks.Engine;

/// <summary>What a case came to.</summary>
/// <param name="Key">Its name in the JSON.</param>
/// <param name="Measure">What <paramref name="Value"/> is, in the JSON.</param>
/// <param name="Name">Its name in the table.</param>
/// <param name="Value">The median of all runs; the 99th percentile of an event's latencies, and one measurement of the memory.</param>
/// <param name="Unit">What the table shows behind the value.</param>
/// <param name="Goal">What is wanted, in words.</param>
/// <param name="IsReached">Whether the value is as wanted.</param>
internal sealed record EngineCase(string Key, string Measure, string Name, double Value, string Unit, string Goal, bool IsReached)
{
    /// <summary>Bare inserts of the same rows, in the case's unit; null where the case writes none.</summary>
    public double? Bare { get; init; }

    /// <summary>A plain loop that does the same in memory, in the case's unit; null where there is no such loop.</summary>
    public double? Plain { get; init; }
}

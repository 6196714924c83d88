namespace GraphMcp.Workflows.Errors;

/// <summary>How many files may fail before a workflow stops and counts as failed; exceeding either limit fails it.</summary>
/// <param name="Count">Files; null sets no such limit.</param>
/// <param name="Percent">Percent of the planned files, 0 to 100, default 100 (no limit).</param>
public sealed record FailureTolerance(int? Count = null, double Percent = 100)
{
    /// <summary>Returns how many of so many planned files may fail.</summary>
    public long AllowedOf(long plannedFiles) =>
        Math.Min(Count ?? long.MaxValue, (long)Math.Floor(plannedFiles * Math.Clamp(Percent, 0, 100) / 100));
}

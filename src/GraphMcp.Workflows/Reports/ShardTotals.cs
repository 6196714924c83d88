using System.Text.Json.Serialization;
using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Reports;

/// <summary>The counts of one shard, or of all shards together.</summary>
/// <param name="plannedFiles">The files in the plan.</param>
/// <param name="plannedBatches">The batches in the plan.</param>
internal sealed class ShardTotals(long plannedFiles, long plannedBatches)
{
    /// <summary>Gets the files in the plan.</summary>
    public long PlannedFiles { get; private set; } = plannedFiles;

    /// <summary>Gets the batches in the plan.</summary>
    public long PlannedBatches { get; private set; } = plannedBatches;

    /// <summary>Gets the counts of the files with a result, by what they are.</summary>
    public SortedDictionary<SourceType, ReportTotals> BySourceType { get; init; } = [];

    /// <summary>Gets the counts of all files.</summary>
    [JsonIgnore]
    public ReportTotals All =>
        BySourceType.Values.Aggregate(new ReportTotals(), (sum, totals) => sum.Plus(totals)) with
        {
            Files = PlannedFiles,
            Batches = PlannedBatches,
        };

    /// <summary>Counts a file.</summary>
    public void Add(ReportedFile file) => Add(file.Result.Classification.Type, ReportTotals.Of(file));

    /// <summary>Counts another shard.</summary>
    public void Add(ShardTotals other)
    {
        PlannedFiles += other.PlannedFiles;
        PlannedBatches += other.PlannedBatches;
        foreach (var (type, totals) in other.BySourceType)
        {
            Add(type, totals);
        }
    }

    private void Add(SourceType type, ReportTotals totals) =>
        BySourceType[type] = BySourceType.TryGetValue(type, out var sum) ? sum.Plus(totals) : totals;
}

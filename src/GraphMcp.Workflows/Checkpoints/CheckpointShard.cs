using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>The results of a shard that a checkpoint names.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Batches">The numbers of the whole batches, as ranges: <c>0-41,43</c>.</param>
/// <param name="Parts">The names of the results of parts of split batches: <c>00007.000-099</c>.</param>
internal sealed record CheckpointShard(int Shard, string Batches, IReadOnlyList<string> Parts)
{
    /// <summary>Notes results down.</summary>
    public static CheckpointShard Of(int shard, IReadOnlyCollection<BatchName> names) =>
        new(
            shard,
            NumberRanges.Write(names.Where(name => name.From is null).Select(name => name.Batch)),
            [.. names.Where(name => name.From is not null).Select(name => name.ToString()).Order(StringComparer.Ordinal)]
        );

    /// <summary>Returns the results that count, those of a batch together: those of a part only where no larger one covers it.</summary>
    public IEnumerable<IGrouping<int, BatchName>> ByBatch()
    {
        var names = NumberRanges.Read(Batches).Select(batch => new BatchName(batch)).Concat(Parts.Select(Part)).ToList();
        return names
            .GroupBy(name => name.Batch)
            .SelectMany(batch => batch.Where(name => !batch.Any(other => other.Covers(name))))
            .GroupBy(name => name.Batch);
    }

    private static BatchName Part(string name) => BatchName.Parse($"{name}.jsonl");
}

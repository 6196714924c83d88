namespace GraphMcp.Workflows.Batches;

/// <summary>
/// The numbers of shards: each process step has a shard of its own for every page of the plan. The first process step's shards have the
/// numbers of their pages.
/// </summary>
public static class ShardNumbers
{
    /// <summary>The most pages that a plan may have.</summary>
    public const int MaxPages = 5_000;

    /// <summary>Returns the shard of a page.</summary>
    /// <param name="processStep">The number of the process step among the template's process steps, from 0.</param>
    /// <param name="page">The page, from 0.</param>
    public static int Of(int processStep, int page) => (processStep * MaxPages) + page;

    /// <summary>Returns the page of a shard.</summary>
    public static int PageOf(int shard) => shard % MaxPages;

    /// <summary>Returns the number of a shard's process step among the template's process steps.</summary>
    public static int StepOf(int shard) => shard / MaxPages;
}

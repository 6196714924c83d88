using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Progress;

/// <summary>A page of the plan was committed.</summary>
/// <param name="Shard">Its number.</param>
/// <param name="Files">Its files.</param>
/// <param name="Batches">Its batches.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="SourceTypes">Its files by source type.</param>
/// <param name="IsLast">Whether the plan is complete with it.</param>
public sealed record PagePlanned(
    int Shard,
    int Files,
    int Batches,
    long Bytes,
    IReadOnlyDictionary<SourceType, int> SourceTypes,
    bool IsLast
)
{
    /// <summary>Gets the URI of the workspace, where the root tells of it.</summary>
    public string? Workspace { get; init; }

    /// <summary>Gets when the root took it, where it tells of it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Gets the plan step, where the root tells of it.</summary>
    public string? StepId { get; init; }
}

using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>A named point in a workflow's history: what it had finished by then.</summary>
/// <param name="Id">Its id, <c>cp-…</c>; ids sort by the time at which they were made.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Label">What a person called it, or null.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="State">The workflow's state then.</param>
public sealed record Checkpoint(string Id, string WorkflowId, string? Label, DateTimeOffset SavedAt, WorkflowRunState State)
{
    /// <summary>The longest label, in characters.</summary>
    public const int MaxLabel = 256;

    /// <summary>Gets the SHA-256 (lower-case hexadecimal) over the manifests of the committed pages of the plan.</summary>
    public string PlanHash { get; init; } = "";

    /// <summary>Gets how many pages of the plan were committed.</summary>
    public int Pages { get; init; }

    /// <summary>Gets whether these were all pages.</summary>
    public bool PlanComplete { get; init; }

    /// <summary>Gets the files on these pages.</summary>
    public long Files { get; init; }

    /// <summary>Gets how many batches, or parts of batches that were split, had a committed result.</summary>
    public int Batches { get; init; }

    /// <summary>Gets how many events the root's history had; null where the task hub does not tell.</summary>
    public long? HistoryPosition { get; init; }

    /// <summary>Gets when the results that it names were purged, so that it cannot be restored any more; null while they are there.</summary>
    public DateTimeOffset? PurgedAt { get; init; }
}

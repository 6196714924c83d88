using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What the root orchestration shows of itself while it runs; always under 4 KiB.</summary>
/// <param name="State">The workflow's state.</param>
/// <param name="StepId">The step that runs (the first of several), or null.</param>
/// <param name="Steps">All steps.</param>
/// <param name="Revision">The newest control revision that the root has seen.</param>
/// <param name="MaxParallelBatches">How many batches may be in flight at once.</param>
/// <param name="StartedAt">When the workflow started.</param>
/// <param name="Shards">The shards planned so far.</param>
/// <param name="Files">The files planned so far.</param>
/// <param name="Done">The files of the shards that are done.</param>
/// <param name="Reason">Why the system paused it, or null.</param>
/// <param name="WaitsFor">What it waits for beside its activities, for a person.</param>
public sealed record WorkflowCustomStatus(
    WorkflowRunState State,
    string? StepId,
    IReadOnlyList<StepStatus> Steps,
    int Revision,
    int MaxParallelBatches,
    DateTimeOffset StartedAt,
    int Shards,
    long Files,
    FileCounts Done,
    string? Reason = null,
    IReadOnlyList<string>? WaitsFor = null
);

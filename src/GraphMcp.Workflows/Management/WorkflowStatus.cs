using System.Text.Json;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Workflows.Management;

/// <summary>How a workflow is.</summary>
public sealed record WorkflowStatus
{
    /// <summary>Gets the workflow's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the template's name.</summary>
    public required string Template { get; init; }

    /// <summary>Gets the resolved parameters.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>Gets the state.</summary>
    public required WorkflowRunState State { get; init; }

    /// <summary>Gets whether the Durable management API has suspended the instance.</summary>
    public bool Suspended { get; init; }

    /// <summary>Gets why the system itself has paused it, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets what it waits for beside its activities, for a person; empty when for nothing.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>Gets the id of the step that runs (the first of several), or null.</summary>
    public string? CurrentStep { get; init; }

    /// <summary>Gets the steps in the template's order.</summary>
    public IReadOnlyList<StepStatus> Steps { get; init; } = [];

    /// <summary>Gets how far it is; exact once it has ended.</summary>
    public WorkflowProgress Progress { get; init; } = new();

    /// <summary>Gets the report's totals once it has ended.</summary>
    public ReportTotals? Totals { get; init; }

    /// <summary>Gets when it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when it started, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when it ended, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets when it was to start, or null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Gets how long it has run, or ran, in seconds; null before its start.</summary>
    public double? ElapsedSeconds { get; init; }

    /// <summary>Gets the labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the URI of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the URI of the folder that the report goes to.</summary>
    public required string Output { get; init; }

    /// <summary>Gets whether edits are written to the source.</summary>
    public bool Apply { get; init; }

    /// <summary>Gets how many batches may be in flight at once.</summary>
    public int MaxParallelBatches { get; init; }

    /// <summary>Gets how many files may fail.</summary>
    public FailureTolerance ToleratedFailures { get; init; } = new();

    /// <summary>Gets the workflow whose finished results it took over, or null.</summary>
    public WorkflowLineage? Parent { get; init; }

    /// <summary>Gets the workflows that took over what this one had finished.</summary>
    public IReadOnlyList<WorkflowChild> Children { get; init; } = [];

    /// <summary>Gets the most frequent failures, grouped; up to five.</summary>
    public IReadOnlyList<ErrorPattern> Failures { get; init; } = [];

    /// <summary>Gets the resource pools that its steps take places in, as they are on the host that answers.</summary>
    public IReadOnlyList<PoolStatus> Pools { get; init; } = [];

    /// <summary>Gets why it failed, or null.</summary>
    public WorkflowFailure? Failure { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>All that a workflow was started with, resolved: the root orchestration's input, and in the workspace what its activities read.</summary>
/// <remarks>Persisted for the life of the workflow and longer; properties are only ever added, with a default that means the old behaviour.</remarks>
public sealed record WorkflowInput
{
    /// <summary>Gets the workflow's id, which is the root instance's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Gets the version of the rules by which the orchestrator interprets the steps.</summary>
    public int InterpreterVersion { get; init; } = 1;

    /// <summary>Gets the template's name.</summary>
    public required string Template { get; init; }

    /// <summary>Gets the template's steps as they were at the start.</summary>
    public required IReadOnlyList<TemplateStep> Steps { get; init; }

    /// <summary>Gets the ids of the steps whose condition does not hold.</summary>
    public IReadOnlyList<string> SkippedSteps { get; init; } = [];

    /// <summary>Gets the resolved parameters.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>Gets where the files come from.</summary>
    public required SourceSpec Source { get; init; }

    /// <summary>Gets the URI of the folder that the report goes to.</summary>
    public required string Output { get; init; }

    /// <summary>Gets the URI of the workspace.</summary>
    public required string Workspace { get; init; }

    /// <summary>Gets how files are cut into batches.</summary>
    public BatchPolicy Batches { get; init; } = new();

    /// <summary>Gets how the walk is cut into pages.</summary>
    public PagePolicy Pages { get; init; } = new();

    /// <summary>Gets how many batches may be in flight at once, until control says otherwise.</summary>
    public required int MaxParallelBatches { get; init; }

    /// <summary>Gets how many files may fail.</summary>
    public FailureTolerance ToleratedFailures { get; init; } = new();

    /// <summary>Gets how activities that fail as a whole are retried.</summary>
    public RetrySettings Retry { get; init; } = new();

    /// <summary>Gets whether edits are written to the source.</summary>
    public bool Apply { get; init; }

    /// <summary>Gets how edits of repositories become branches, or null for how they do without a wish.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResultBranch? Git { get; init; }

    /// <summary>Gets the template's rules by which errors are resolved.</summary>
    public IReadOnlyList<ErrorRule> Errors { get; init; } = [];

    /// <summary>Gets the limits of the resource pools that the template names.</summary>
    public IReadOnlyDictionary<string, int> Pools { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets the labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets where events are pushed to, or null.</summary>
    public WebhookRequest? Webhook { get; init; }

    /// <summary>Gets when it starts, or null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Gets the SHA-256 (lower-case hexadecimal) of the request's idempotency key, or null.</summary>
    public string? IdempotencyKeyHash { get; init; }

    /// <summary>Gets the workflow whose finished results it takes over, or null.</summary>
    public WorkflowLineage? Lineage { get; init; }

    /// <summary>Gets the process steps in the template's order: a shard's step is a number in this list.</summary>
    [JsonIgnore]
    public IReadOnlyList<TemplateStep> ProcessSteps => [.. Steps.Where(step => step.Uses == StepKind.Process)];
}

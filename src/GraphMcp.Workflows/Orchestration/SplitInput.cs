using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The input of the orchestration that splits a failing batch.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Retry">How a file that stands alone is retried.</param>
/// <param name="Rules">The template's rules by which errors are resolved.</param>
public sealed record SplitInput(
    string Workspace,
    string WorkflowId,
    int Shard,
    int Batch,
    RetrySettings Retry,
    IReadOnlyList<ErrorRule> Rules
)
{
    /// <summary>Gets the process step that it belongs to; null in what was recorded before it was told.</summary>
    public string? StepId { get; init; }
}

using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The input of a shard's orchestration.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow, which is the parent's instance id.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Batches">How many batches it has.</param>
/// <param name="MaxParallelBatches">How many may be in flight at once, unless control says otherwise.</param>
/// <param name="AllowedFailures">How many more files may fail before nothing more is dispatched.</param>
/// <param name="Retry">How activities are retried.</param>
/// <param name="Control">What is wanted at the start.</param>
public sealed record ShardInput(
    string Workspace,
    string WorkflowId,
    int Shard,
    int Batches,
    int MaxParallelBatches,
    long AllowedFailures,
    RetrySettings Retry,
    ControlMessage Control
);

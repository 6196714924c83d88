using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The input of a shard's orchestration.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow, which is the parent's instance id.</param>
/// <param name="Shard">The shard.</param>
/// <param name="StepId">The process step that it belongs to.</param>
/// <param name="Batches">How many batches it has.</param>
/// <param name="PlannedFiles">The files of the whole workflow, of which a percentage may fail.</param>
/// <param name="FailedBefore">The files that failed before it.</param>
/// <param name="ToleratedFailures">How many files may fail, unless control says otherwise.</param>
/// <param name="Retry">How activities are retried.</param>
/// <param name="Rules">The template's rules by which errors are resolved.</param>
/// <param name="Order">What is wanted at the start.</param>
public sealed record ShardInput(
    string Workspace,
    string WorkflowId,
    int Shard,
    string StepId,
    int Batches,
    long PlannedFiles,
    long FailedBefore,
    FailureTolerance ToleratedFailures,
    RetrySettings Retry,
    IReadOnlyList<ErrorRule> Rules,
    ShardOrder Order
);

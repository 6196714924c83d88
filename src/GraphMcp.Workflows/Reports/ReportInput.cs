using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Reports;

/// <summary>Asks for one shard's part of a report, or for all parts to be joined; <see cref="ReportStep.ShardsOf(Orchestration.WorkflowInput, int)"/> tells which shards have one.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="State">The state as the report shall show it.</param>
/// <param name="StartedAt">When the workflow started.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="Shards">The pages of the plan: the shards that each process step has.</param>
/// <param name="ReportId">Names this reporting.</param>
/// <param name="Shard">The shard whose part is to be built (<c>ShardNumbers.Of(step, page)</c>); null joins all parts.</param>
public sealed record ReportInput(
    string Workspace,
    string WorkflowId,
    WorkflowRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Shards,
    string ReportId,
    int? Shard = null
) : ActivityInput(Workspace, WorkflowId);

using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Verification;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>The activities of a workflow, each at its edge.</summary>
public sealed class ActivityFunctions(
    ActivityEdge edge,
    ReadControlActivity control,
    RequestPauseActivity pause,
    PlanActivity plan,
    DescribeBatchActivity describe,
    ProcessBatchActivity process,
    VerifyActivity verify,
    ApplyActivity apply,
    ReportActivity report
)
{
    /// <summary>Reads the newest control message.</summary>
    [Function(TaskNames.ReadControl)]
    public Task<ControlMessage> ReadControlAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => control.RunAsync(input, stop), cancellationToken);

    /// <summary>Asks for a pause on the system's own account.</summary>
    [Function(TaskNames.RequestPause)]
    public Task<ControlMessage> RequestPauseAsync([ActivityTrigger] PauseRequest input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => pause.RunAsync(input, stop), cancellationToken);

    /// <summary>Plans one page.</summary>
    [Function(TaskNames.Plan)]
    public Task<PagePlanned> PlanAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => plan.RunAsync(input, stop), cancellationToken);

    /// <summary>Tells the size of a planned batch.</summary>
    [Function(TaskNames.DescribeBatch)]
    public Task<PlannedBatch> DescribeBatchAsync([ActivityTrigger] BatchInput input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => describe.RunAsync(input, stop), cancellationToken);

    /// <summary>Processes one batch, or a part of one.</summary>
    [Function(TaskNames.ProcessBatch)]
    public Task<BatchResult> ProcessBatchAsync(
        [ActivityTrigger] BatchInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        edge.RunAsync(
            input,
            stop => process.RunAsync(input, new EntityProgressSink(client.Entities, input.WorkflowId), stop),
            cancellationToken
        );

    /// <summary>Verifies one shard.</summary>
    [Function(TaskNames.Verify)]
    public Task<ShardVerification> VerifyAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => verify.RunAsync(input, stop), cancellationToken);

    /// <summary>Applies the edits of one shard.</summary>
    [Function(TaskNames.Apply)]
    public Task<ShardApplication> ApplyAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => apply.RunAsync(input, stop), cancellationToken);

    /// <summary>Builds one shard's part of the report, or joins all parts.</summary>
    [Function(TaskNames.Report)]
    public Task<ReportTotals?> ReportAsync([ActivityTrigger] ReportInput input, CancellationToken cancellationToken) =>
        edge.RunAsync(input, stop => report.RunAsync(input, stop), cancellationToken);
}

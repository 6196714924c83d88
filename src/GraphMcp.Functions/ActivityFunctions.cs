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

/// <summary>The activities of a workflow.</summary>
public sealed class ActivityFunctions(
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
        control.RunAsync(input, cancellationToken);

    /// <summary>Asks for a pause on the system's own account.</summary>
    [Function(TaskNames.RequestPause)]
    public Task<ControlMessage> RequestPauseAsync([ActivityTrigger] PauseRequest input, CancellationToken cancellationToken) =>
        pause.RunAsync(input, cancellationToken);

    /// <summary>Plans one page.</summary>
    [Function(TaskNames.Plan)]
    public Task<PagePlanned> PlanAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        plan.RunAsync(input, cancellationToken);

    /// <summary>Tells the size of a planned batch.</summary>
    [Function(TaskNames.DescribeBatch)]
    public Task<PlannedBatch> DescribeBatchAsync([ActivityTrigger] BatchInput input, CancellationToken cancellationToken) =>
        describe.RunAsync(input, cancellationToken);

    /// <summary>Processes one batch, or a part of one.</summary>
    [Function(TaskNames.ProcessBatch)]
    public Task<BatchResult> ProcessBatchAsync(
        [ActivityTrigger] BatchInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) => process.RunAsync(input, new EntityProgressSink(client.Entities, input.WorkflowId), cancellationToken);

    /// <summary>Verifies one shard.</summary>
    [Function(TaskNames.Verify)]
    public Task<ShardVerification> VerifyAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        verify.RunAsync(input, cancellationToken);

    /// <summary>Applies the edits of one shard.</summary>
    [Function(TaskNames.Apply)]
    public Task<ShardApplication> ApplyAsync([ActivityTrigger] PageInput input, CancellationToken cancellationToken) =>
        apply.RunAsync(input, cancellationToken);

    /// <summary>Builds one shard's part of the report, or joins all parts.</summary>
    [Function(TaskNames.Report)]
    public Task<ReportTotals?> ReportAsync([ActivityTrigger] ReportInput input, CancellationToken cancellationToken) =>
        report.RunAsync(input, cancellationToken);
}

using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Progress;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GraphMcp.Functions;

/// <summary>The orchestrators and the entity of a workflow.</summary>
public sealed class OrchestrationFunctions
{
    /// <summary>Runs a workflow's root.</summary>
    [Function(TaskNames.Workflow)]
    public static Task<WorkflowOutcome> RunWorkflowAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new WorkflowOrchestrator().RunAsync(context, context.GetInput<WorkflowInput>()!);

    /// <summary>Runs one shard.</summary>
    [Function(TaskNames.Shard)]
    public static Task<ShardOutcome> RunShardAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new ShardOrchestrator().RunAsync(context, context.GetInput<ShardInput>()!);

    /// <summary>Splits one failing batch.</summary>
    [Function(TaskNames.Batch)]
    public static Task<BatchResult> RunBatchAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new BatchOrchestrator().RunAsync(context, context.GetInput<SplitInput>()!);

    /// <summary>Runs operations of a progress entity.</summary>
    [Function(TaskNames.Progress)]
    public static Task RunProgressAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<ProgressEntity>();
}

using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Processes one batch, or a part of one that was split.</summary>
/// <remarks>Runs at least once: where a result is committed its counts are returned, and nothing else happens.</remarks>
public sealed class ProcessBatchActivity(WorkflowEnvironments environments, IResourcePools pools, TimeProvider clock)
{
    /// <summary>Returns the counts of the committed result.</summary>
    /// <param name="input">The batch.</param>
    /// <param name="sink">Where a long batch reports to while it runs.</param>
    /// <param name="cancellationToken">Fires when the host stops.</param>
    public async Task<BatchResult> RunAsync(BatchInput input, IBatchProgressSink? sink, CancellationToken cancellationToken)
    {
        await using var environment = await environments.OpenAsync(input.Workspace, input.WorkflowId, cancellationToken, input.Shard);
        var name = new BatchName(input.Batch, input.From, input.To).ToString();
        var store = new BatchStore(environment.Workspace, input.WorkflowId, input.Shard, name);
        if (await store.FindAsync(cancellationToken) is { } committed)
        {
            return committed;
        }

        if (input.Quarantine is { } error)
        {
            return await QuarantineAsync(environment, input, error, store, cancellationToken);
        }

        await using var places = await EnterPoolsAsync(environment, input, name, cancellationToken);
        return await AttemptAsync(environment, input, name, sink, cancellationToken);
    }

    /// <summary>Waits before an attempt begins: an attempt that waited would look like one that vanished.</summary>
    private Task<IAsyncDisposable> EnterPoolsAsync(
        WorkflowEnvironment environment,
        BatchInput input,
        string name,
        CancellationToken cancellationToken
    )
    {
        var step = environment.Input.ProcessSteps.ElementAtOrDefault(ShardNumbers.StepOf(input.Shard));
        var context = new WorkflowErrorContext
        {
            WorkflowId = input.WorkflowId,
            StepId = step?.Id,
            BatchId = $"{input.WorkflowId}/{input.Shard}/{name}",
        };
        var names = PoolCheck.NamesOf(step, environment.Processor);
        return pools.EnterAsync(names, environment.Input.Pools, context, cancellationToken);
    }

    private async Task<BatchResult> AttemptAsync(
        WorkflowEnvironment environment,
        BatchInput input,
        string name,
        IBatchProgressSink? sink,
        CancellationToken cancellationToken
    )
    {
        var folder = WorkspacePaths.Attempts(input.WorkflowId, input.Shard, name);
        var traces = await AttemptTraces.BeginAsync(environment.Workspace, folder, cancellationToken);
        var committed = false;
        try
        {
            var (batch, files) = await ReadAsync(environment, input, cancellationToken);
            var context = new BatchContext(input, files.Count, traces.Attempt, clock, input.From is null ? sink : null);
            var processor = new FileBatchProcessor(environment, traces, clock);
            var result = await processor.ProcessBatchAsync(files, batch.SourceType, context, cancellationToken);
            committed = true;
            return result;
        }
        finally
        {
            if (!committed)
            {
                await traces.EndAsync();
            }
        }
    }

    private async Task<BatchResult> QuarantineAsync(
        WorkflowEnvironment environment,
        BatchInput input,
        FileError error,
        BatchStore store,
        CancellationToken cancellationToken
    )
    {
        var (batch, files) = await ReadAsync(environment, input, cancellationToken);
        var context = new BatchContext(input, files.Count, attempt: 1, clock);
        var dated = error with { At = error.At ?? clock.GetUtcNow() };
        var results = files.Select(file => FileRunner.End(file, FileState.Failed, dated)).ToList();
        return await store.CommitAsync(context, batch.SourceType, results, TimeSpan.Zero, cancellationToken);
    }

    private static async Task<(PlannedBatch Batch, IReadOnlyList<PlannedFile> Files)> ReadAsync(
        WorkflowEnvironment environment,
        BatchInput input,
        CancellationToken cancellationToken
    )
    {
        var page = await PlanReader.ReadPageAsync(
            environment.Workspace,
            input.WorkflowId,
            ShardNumbers.PageOf(input.Shard),
            cancellationToken
        );
        var files = await PlanReader.ReadBatchAsync(environment.Workspace, input.WorkflowId, page, input.Batch, cancellationToken);
        var from = input.From ?? 0;
        var to = input.To ?? (files.Count - 1);
        return (page.Batches[input.Batch], [.. files.Skip(from).Take(to - from + 1)]);
    }
}

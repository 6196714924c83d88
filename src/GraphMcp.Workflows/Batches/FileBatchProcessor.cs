using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Batches;

/// <summary>Processes the files of a batch and commits their results.</summary>
public sealed class FileBatchProcessor
{
    private static readonly FileError Poison = new(
        ErrorCodes.Poison,
        "The process died twice while processing this file.",
        ErrorClass.Poison
    );
    private readonly WorkflowEnvironment environment;
    private readonly AttemptTraces traces;
    private readonly TimeProvider clock;

    internal FileBatchProcessor(WorkflowEnvironment environment, AttemptTraces traces, TimeProvider clock)
    {
        (this.environment, this.traces, this.clock) = (environment, traces, clock);
    }

    /// <summary>Processes every file, but those whose results were taken over from another workflow, and commits the results; returns those of another attempt if it was first.</summary>
    public async Task<BatchResult> ProcessBatchAsync(
        IReadOnlyList<PlannedFile> files,
        SourceType sourceType,
        BatchContext batchContext,
        CancellationToken cancellationToken = default
    )
    {
        var started = clock.GetTimestamp();
        var results = new FileResult[files.Count];
        var runner = new FileRunner(environment, batchContext, clock);
        var adopted = await AdoptedResults.ReadAsync(environment, batchContext.Shard, batchContext.Batch, cancellationToken);
        var parallelism = new ParallelOptions
        {
            // Where an earlier attempt vanished, the one file that is marked must be the one that is touched.
            MaxDegreeOfParallelism = traces.MarksFiles ? 1 : environment.Source.ReadParallelism,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            traces.OrderOf(files),
            parallelism,
            async (index, stop) =>
            {
                var (taken, file) = await adopted.FindAsync(files[index], stop);
                results[index] = taken ?? await ProcessAsync(runner, file, stop);
                await batchContext.CountAsync(results[index].State, files[index].Size, sourceType, stop);
            }
        );
        await traces.UnmarkAsync(cancellationToken);
        var store = new BatchStore(environment.Workspace, environment.WorkflowId, batchContext.Shard, batchContext.Name);
        return await store.CommitAsync(batchContext, sourceType, results, clock.GetElapsedTime(started), cancellationToken);
    }

    private async Task<FileResult> ProcessAsync(FileRunner runner, PlannedFile file, CancellationToken cancellationToken)
    {
        if (traces.IsPoison(file.Path))
        {
            return FileRunner.End(file, FileState.Failed, Poison with { At = clock.GetUtcNow() });
        }

        if (traces.IsSuspect(file.Path))
        {
            await traces.UnmarkAsync(cancellationToken);
            await Task.Delay(WaitBefore(file), clock, cancellationToken);
        }

        await traces.MarkAsync(file.Path, cancellationToken);
        return await runner.RunAsync(file, cancellationToken);
    }

    /// <summary>Where a batch has no other files, only this makes it unlikely that a kill from outside hits the file again.</summary>
    private TimeSpan WaitBefore(PlannedFile file) =>
        TimeSpan.FromMilliseconds(environment.Input.Retry.FirstDelayMs * (2 + (file.Size >> 20)));
}

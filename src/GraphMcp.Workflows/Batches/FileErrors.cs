using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Batches;

/// <summary>Applies the rules to the errors of a batch's files. A file is tried again in place, only a few times and after short waits.</summary>
internal sealed class FileErrors(WorkflowEnvironment environment, BatchContext batch)
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly ErrorHandler handler = new(environment.Input.Errors, InPlaceRetry.SettingsOf(environment.Input.Retry));

    /// <summary>Returns whether the file is tried again, and after how long, or put aside.</summary>
    /// <exception cref="ActivityFailedException">The rules want more than that: the activity fails, and its orchestrator finds the same rule.</exception>
    public ErrorResolution Resolve(PlannedFile file, FileError error, int attempt)
    {
        var scope = batch.TotalFiles == 1 ? ErrorScope.LoneFile : ErrorScope.File;
        var found = new WorkflowError(
            error.Code,
            error.Class,
            error.Message,
            error.Type,
            file.Classification.Type,
            attempt,
            file.Path,
            scope
        );
        var resolution = handler.Handle(found, Random.Shared.NextDouble());
        return resolution.Kind switch
        {
            ErrorResolutionKind.SkipFile => resolution,
            ErrorResolutionKind.Retry when attempt >= MostAttempts => ErrorResolution.SkipFile,
            ErrorResolutionKind.Retry => ErrorResolution.Retry(resolution.After < LongestWait ? resolution.After : LongestWait),
            _ => throw new ActivityFailedException(found, Place(file)),
        };
    }

    private WorkflowErrorContext Place(PlannedFile file) =>
        new()
        {
            WorkflowId = environment.WorkflowId,
            StepId = environment.Input.ProcessSteps.ElementAtOrDefault(ShardNumbers.StepOf(batch.Shard))?.Id,
            BatchId = batch.BatchId,
            File = file.Path,
            Attempt = batch.Attempt,
        };
}

using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Application;

/// <summary>Writes staged edits to the source, each only over the content that it was made from.</summary>
internal sealed class FileApplier(WorkflowEnvironment environment, TimeProvider clock)
{
    private readonly InPlaceRetry retry = new(environment.Input.Retry, clock);

    public async Task<FileAddendum> ApplyAsync(FileResult result, CancellationToken cancellationToken)
    {
        var staged = WorkspacePaths.Staged(environment.WorkflowId, result.AfterHash!);
        var content =
            await environment.Workspace.ReadAsync(staged, cancellationToken)
            ?? throw new WorkflowException(
                "A staged edit is not in the workspace.",
                new WorkflowErrorContext { WorkflowId = environment.WorkflowId, File = result.Path }
            );
        try
        {
            // What an attempt has written after all, the next one finds done.
            var outcome = await retry.RunAsync(
                stop => environment.Source.ReplaceAsync(result.Path, result.BeforeHash!, content, stop),
                cancellationToken
            );
            return outcome switch
            {
                ReplaceOutcome.Replaced or ReplaceOutcome.AlreadyDone => new FileAddendum(result.Path, [], Applied: true),
                ReplaceOutcome.Missing => NotApplied(result.Path, "missing", "The file was gone when its edit was to be applied."),
                _ => NotApplied(
                    result.Path,
                    "changed-meanwhile",
                    "The file changed after it was scanned; its edit was not applied. Run again."
                ),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NotApplied(result.Path, "not-applied", $"The file could not be written ({exception.GetType().Name}).");
        }
    }

    private static FileAddendum NotApplied(string path, string code, string message) =>
        new(path, [new Finding(code, message, 1, "file")], Applied: false);
}

using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Reads and processes the files of one attempt at a batch; what goes wrong with one is data in its result, unless a rule says otherwise.</summary>
internal sealed class FileRunner(WorkflowEnvironment environment, BatchContext batch, TimeProvider clock)
{
    private readonly FileErrors errors = new(environment, batch);

    public async Task<FileResult> RunAsync(PlannedFile file, CancellationToken cancellationToken)
    {
        if (file.SkipReason is { } reason)
        {
            return End(file, FileState.Skipped, new FileError(reason, SkipMessage(file, reason)));
        }

        for (var attempt = 1; ; attempt++)
        {
            FileError error;
            try
            {
                return await TryAsync(file, cancellationToken);
            }
            catch (FileFailedException failed) when (!cancellationToken.IsCancellationRequested)
            {
                error = failed.Error;
            }

            var resolution = errors.Resolve(file, error, attempt);
            if (resolution.Kind == ErrorResolutionKind.SkipFile)
            {
                return End(file, FileState.Failed, error with { At = clock.GetUtcNow() });
            }

            await Task.Delay(resolution.After, clock, cancellationToken);
        }
    }

    /// <summary>Returns the result of a file that is not processed.</summary>
    public static FileResult End(PlannedFile file, FileState state, FileError error) =>
        new()
        {
            Path = file.Path,
            Size = file.Size,
            Version = file.Version,
            State = state,
            Classification = file.Classification,
            Error = error,
        };

    private async Task<FileResult> TryAsync(PlannedFile file, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(file.Path, cancellationToken);

        // The file may have grown since it was planned.
        if (content.Length > environment.Input.Batches.MaxFileBytes)
        {
            return End(file, FileState.Skipped, new FileError("too-large", SkipMessage(file with { Size = content.Length }, "too-large")));
        }

        var processed = await ProcessAsync(file, content, cancellationToken);
        return await KeepAsync(file, content, processed, cancellationToken);
    }

    private async ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await environment.Source.ReadAsync(path, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A source may be anyone's.
            throw new FileFailedException(ErrorClassifier.OfRead(exception));
        }
    }

    private async ValueTask<ProcessedFile> ProcessAsync(PlannedFile file, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var input = new FileToProcess(environment.Input.Source.PathWithin(file.Path), file.Classification, content);
            var processed = await environment.Processor.ProcessAsync(input, environment.Parameters, cancellationToken);
            Check(processed);
            return processed;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A processor may be anyone's, too.
            throw new FileFailedException(ErrorClassifier.OfProcessor(environment.Processor.Name, exception));
        }
    }

    private static void Check(ProcessedFile processed)
    {
        if (processed.State == FileState.Failed || (processed.Change is null) != (processed.NewContent is null))
        {
            throw new InvalidOperationException(
                "A processor's result is processed or skipped, and has new content exactly when it has a change."
            );
        }
    }

    private async Task<FileResult> KeepAsync(PlannedFile file, byte[] content, ProcessedFile processed, CancellationToken cancellationToken)
    {
        var hasMatch = processed.References.Count > 0 || processed.Findings.Count > 0 || processed.Change is not null;
        var hash = ContentHash.Of(content);
        var before = hasMatch ? hash : null;
        return new FileResult
        {
            Path = file.Path,
            Size = file.Size,
            Version = file.Version,
            State = processed.State,
            Classification = processed.Classification,
            References = processed.References,
            Findings = processed.Findings,
            Change = processed.Change,
            ContentHash = hash,
            BeforeHash = before,
            AfterHash = processed.NewContent is { } edited
                ? await StageAsync(file.Path, before!, content, edited, cancellationToken)
                : null,
            Error = processed.SkipReason is { } reason ? new FileError(reason, SkipMessage(file, reason)) : null,
        };
    }

    /// <summary>Keeps the new content, and the diff to it while both contents are at hand.</summary>
    private async Task<string> StageAsync(
        string path,
        string beforeHash,
        byte[] before,
        ReadOnlyMemory<byte> after,
        CancellationToken cancellationToken
    )
    {
        var (id, afterHash) = (environment.WorkflowId, ContentHash.Of(after.Span));
        var diff = UnifiedDiff.Create(path, before, after.Span);
        await environment.Workspace.WriteAsync(WorkspacePaths.Staged(id, afterHash), after, cancellationToken);
        await environment.Workspace.WriteAsync(WorkspacePaths.StagedDiff(id, path, beforeHash, afterHash), diff, cancellationToken);
        return afterHash;
    }

    private string SkipMessage(PlannedFile file, string reason) =>
        reason switch
        {
            "too-large" => $"The file has {file.Size} bytes; at most {environment.Input.Batches.MaxFileBytes} are processed.",
            "binary" => "The file is binary.",
            _ => $"The file was left alone ({reason}).",
        };
}

using System.Security.Cryptography;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Reads and processes single files; whatever goes wrong with one is data in its result.</summary>
internal sealed class FileRunner(WorkflowEnvironment environment, TimeProvider clock)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250)];

    public async Task<FileResult> RunAsync(PlannedFile file, CancellationToken cancellationToken)
    {
        if (file.SkipReason is { } reason)
        {
            return End(file, FileState.Skipped, new FileError(reason, SkipMessage(file, reason)));
        }

        byte[] content;
        try
        {
            content = await ReadAsync(file.Path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return End(file, FileState.Failed, ErrorClassifier.OfRead(exception));
        }

        // The file may have grown since it was planned.
        return content.Length > environment.Input.Batches.MaxFileBytes
            ? End(file, FileState.Skipped, new FileError("too-large", SkipMessage(file with { Size = content.Length }, "too-large")))
            : await ProcessAsync(file, content, cancellationToken);
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

    private async ValueTask<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await environment.Source.ReadAsync(path, cancellationToken);
            }
            catch (Exception exception) when (attempt < Waits.Length && ErrorClassifier.IsTransient(exception))
            {
                await Task.Delay(Waits[attempt], clock, cancellationToken);
            }
        }
    }

    private async Task<FileResult> ProcessAsync(PlannedFile file, byte[] content, CancellationToken cancellationToken)
    {
        ProcessedFile processed;
        try
        {
            var input = new FileToProcess(file.Path, file.Classification, content);
            processed = await environment.Processor.ProcessAsync(input, environment.Parameters, cancellationToken);
            Check(processed);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A processor may be anyone's: whatever it throws fails this one file.
            return End(file, FileState.Failed, ErrorClassifier.OfProcessor(environment.Processor.Name, exception));
        }

        return await KeepAsync(file, content, processed, cancellationToken);
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
        var before = hasMatch ? Hash(content) : null;
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
        var (id, afterHash) = (environment.WorkflowId, Hash(after.Span));
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

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

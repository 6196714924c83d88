using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Verification;

/// <summary>Checks what a batch said of a file against the file as it is now, with its staged edit laid on it.</summary>
internal sealed class FileVerifier(WorkflowEnvironment environment, PresentFiles present, TimeProvider clock)
{
    private readonly InPlaceRetry retry = new(environment.Input.Retry, clock);

    public async Task<FileVerdict> VerifyAsync(FileResult result, CancellationToken cancellationToken)
    {
        if (result.State == FileState.Failed)
        {
            return FileVerdict.Holds;
        }

        try
        {
            return result.BeforeHash is null
                ? await VerifyUnmatchedAsync(result, cancellationToken)
                : await VerifyMatchedAsync(result, result.BeforeHash, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileVerdict([Whole("missing", "The file was gone when its result was verified.")], Missing: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unverified(result, ErrorClassifier.OfRead(exception));
        }
        catch (Exception exception) when (exception is not WorkflowException && !cancellationToken.IsCancellationRequested)
        {
            // A proof may be anyone's: what it cannot look at is not proven.
            return Unverified(result, ErrorClassifier.OfProcessor(environment.Processor.Name, exception));
        }
    }

    /// <summary>A file without a match needs a second look only if it changed since its scan.</summary>
    private async Task<FileVerdict> VerifyUnmatchedAsync(FileResult result, CancellationToken cancellationToken)
    {
        var now = await retry.RunAsync(stop => present.FindAsync(result.Path, stop), cancellationToken);
        if (now is null || now.Version == result.Version || now.Size > environment.Input.Batches.MaxFileBytes)
        {
            return FileVerdict.Holds;
        }

        var findings = await ScanAgainAsync(result, await ReadAsync(result, cancellationToken), cancellationToken);
        return new FileVerdict(findings, Changed: findings.Count > 0);
    }

    private async Task<FileVerdict> VerifyMatchedAsync(FileResult result, string beforeHash, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(result, cancellationToken);
        var hash = ContentHash.Of(content);
        if (hash == result.AfterHash)
        {
            // In the source already: the workflow that this result was taken over from applied it, after it had proven it.
            return FileVerdict.Holds;
        }

        if (hash != beforeHash)
        {
            IReadOnlyList<Finding> findings = await ScanAgainAsync(result, content, cancellationToken);
            return new FileVerdict(findings.Count > 0 ? findings : [Changed(1, "file")], Changed: true);
        }

        if (environment.Processor is not IFileProof proof)
        {
            return FileVerdict.Holds;
        }

        var edited = await ReadStagedAsync(result, cancellationToken);
        var original = new FileToProcess(environment.Input.Source.PathWithin(result.Path), result.Classification, content);
        var violations = proof.Verify(original, edited, Restore(result, edited), environment.Parameters);
        return new FileVerdict(violations, Violated: violations.Count > 0);
    }

    private async Task<IReadOnlyList<Finding>> ScanAgainAsync(FileResult result, byte[] content, CancellationToken cancellationToken)
    {
        var file = new FileToProcess(environment.Input.Source.PathWithin(result.Path), result.Classification, content);
        var processed = await environment.Processor.ProcessAsync(file, environment.Parameters, cancellationToken);
        return
        [
            .. processed
                .References.Where(reference => reference.IsActive)
                .Select(reference => Changed(reference.Line, JsonNames.Of(reference.Kind))),
        ];
    }

    private Task<byte[]> ReadAsync(FileResult result, CancellationToken cancellationToken) =>
        retry.RunAsync(stop => environment.Source.ReadAsync(result.Path, stop), cancellationToken);

    private async Task<ReadOnlyMemory<byte>?> ReadStagedAsync(FileResult result, CancellationToken cancellationToken)
    {
        if (result.AfterHash is null)
        {
            return null;
        }

        var staged = WorkspacePaths.Staged(environment.WorkflowId, result.AfterHash);
        return await environment.Workspace.ReadAsync(staged, cancellationToken)
            ?? throw new WorkflowException(
                "A staged edit is not in the workspace.",
                new WorkflowErrorContext { WorkflowId = environment.WorkflowId, File = result.Path }
            );
    }

    private static ProcessedFile Restore(FileResult result, ReadOnlyMemory<byte>? edited) =>
        new()
        {
            State = result.State,
            Classification = result.Classification,
            SkipReason = result.Error?.Code,
            References = result.References,
            Findings = result.Findings,
            Change = result.Change,
            NewContent = edited,
        };

    private static FileVerdict Unverified(FileResult result, FileError error) =>
        new([Whole("unverified", error.Message)], Violated: result.Change is not null);

    private static Finding Changed(int line, string kind) =>
        new(
            "changed-since-scan",
            "The file changed after it was scanned, and what the scan said of it no longer holds; run again.",
            line,
            kind
        );

    private static Finding Whole(string code, string message) => new(code, message, 1, "file");
}

namespace GraphMcp.Storage.Folders;

/// <summary>A file that waits to be committed: written beside its name, brought to the disk, and given the name.</summary>
/// <param name="target">The name, in a folder that is there.</param>
/// <param name="content">The content, which stays as it is until the file is committed.</param>
internal sealed class PendingFile(string target, ReadOnlyMemory<byte> content)
{
    private readonly string _temporary = WorkspaceWriter.TemporaryNameOf(target);
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the file has its name: false where that is taken.</summary>
#pragma warning disable VSTHRD003 // the source's own task, which runs nothing that could wait for its caller
    public Task<bool> Done => _done.Task;
#pragma warning restore VSTHRD003

    /// <summary>The folder of the name that was given; null where none was.</summary>
    public string? NamedIn { get; private set; }

    /// <summary>Whether it could be written so far.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Writes it beside its name; what goes wrong concerns this file alone.</summary>
    public void Write()
    {
        try
        {
            using var stream = SafeWrite.CreateNew(_temporary, ownerOnly: true, bufferSize: 0);
            stream.Write(content.Span);
            IsWritten = true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Fail(cause);
        }
    }

    /// <summary>Brings the content to the disk.</summary>
    public void Sync() => SafeWrite.SyncFile(_temporary);

    /// <summary>Gives the file its name unless that is taken; what goes wrong concerns this file alone.</summary>
    public void Rename()
    {
        try
        {
            if (SafeWrite.TryRename(_temporary, target))
            {
                NamedIn = Path.GetDirectoryName(target)!;
                return;
            }

            File.Delete(_temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Fail(cause);
        }
    }

    public void Complete() => _done.TrySetResult(NamedIn is not null);

    /// <summary>Gives up; what was written beside the name goes.</summary>
    public void Fail(Exception cause)
    {
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The cause is what counts; nothing reads a temporary file.
        }

        _done.TrySetException(cause);
    }
}

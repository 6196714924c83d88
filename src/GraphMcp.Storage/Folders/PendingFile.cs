namespace GraphMcp.Storage.Folders;

/// <summary>A file that is written beside its name and waits to be committed under it.</summary>
internal sealed class PendingFile(string temporary, string target)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the file has its name: false where that is taken.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>The folder of the name that was given; null where none was.</summary>
    public string? NamedIn { get; private set; }

    /// <summary>Brings the content to the disk.</summary>
    public void Sync() => SafeWrite.SyncFile(temporary);

    /// <summary>Gives the file its name unless that is taken; what goes wrong concerns this file alone.</summary>
    public void Rename()
    {
        try
        {
            if (SafeWrite.TryRename(temporary, target))
            {
                NamedIn = Path.GetDirectoryName(target)!;
                return;
            }

            File.Delete(temporary);
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
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The cause is what counts; nothing reads a temporary file.
        }

        _done.TrySetException(cause);
    }
}

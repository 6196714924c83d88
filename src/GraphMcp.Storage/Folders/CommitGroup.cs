namespace GraphMcp.Storage.Folders;

/// <summary>Commits files group by group: those that come while the disk is busy share the next two syncs, of their contents and of their names.</summary>
/// <remarks>
/// A disk syncs a few hundred times a second, however little each time. A thousand files that are created at once cost it a few groups; one
/// that comes alone waits for nobody. The groups are written on a thread of their own, which ends when there is nothing to commit, so that
/// no thread of the pool waits for the disk, nor many for the folder that all of them write to. Contents are on the disk before any name of their group appears, and a group before the next.
/// </remarks>
/// <param name="sync">Brings the contents of a group, and whatever they rely on, to the disk.</param>
internal sealed class CommitGroup(Action<IReadOnlyList<PendingFile>> sync)
{
    private readonly Lock _gate = new();
    private List<PendingFile> _waiting = [];
    private bool _isWriting;

    /// <summary>Commits a file; the task ends when it is on the disk under its name.</summary>
    public Task<bool> CommitAsync(PendingFile file)
    {
        bool mustBegin;
        lock (_gate)
        {
            _waiting.Add(file);
            mustBegin = !_isWriting;
            _isWriting = true;
        }

        if (mustBegin)
        {
            // Unsafe: the thread serves all that come, and must not carry the ambient values of the first.
            new Thread(Run) { IsBackground = true, Name = "Workspace commits" }.UnsafeStart();
        }

#pragma warning disable VSTHRD003 // ended by the thread above, which waits for nobody
        return file.Done;
#pragma warning restore VSTHRD003
    }

    private void Run()
    {
        while (TryTake(out var group))
        {
            Commit(group);
        }
    }

    private bool TryTake(out List<PendingFile> group)
    {
        lock (_gate)
        {
            group = _waiting;
            _waiting = [];
            _isWriting = group.Count > 0;
            return _isWriting;
        }
    }

    private void Commit(List<PendingFile> group)
    {
        try
        {
            group.ForEach(file => file.Write());
            var written = group.FindAll(file => file.IsWritten);
            sync(written);
            written.ForEach(file => file.Rename());
            foreach (var folder in written.Select(file => file.NamedIn).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                SafeWrite.SyncFolder(folder);
            }

            written.ForEach(file => file.Complete());
        }
        catch (Exception cause) // the edge of this thread: whoever waits is told, and the next group is tried
        {
            group.ForEach(file => file.Fail(cause));
        }
    }
}

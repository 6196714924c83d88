using GraphMcp.Storage.Folders;
using GraphMcp.Storage.Globs;

namespace GraphMcp.Storage.Archives;

/// <summary>Takes the entries of an archive into a new folder, within the limits, whatever the archive says of itself.</summary>
internal sealed class UnpackedTree(string root, long archiveBytes, ArchiveOptions limits)
{
    // Below this a high ratio is no harm: a small archive of empty lines.
    private const long AlwaysAllowed = 64L << 20;

    private int _entries;
    private long _bytes;

    /// <summary>Takes a file.</summary>
    /// <exception cref="NotSupportedException">Its name leads elsewhere or stands twice, or a limit is passed.</exception>
    public async Task AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        Count(name);
        var path = Resolve(name);
        if (Repository.IsOwn(name))
        {
            // No file of a source; and what is left of a repository must not be taken for one.
            return;
        }

        await using var file = Create(name, path);
        await CopyAsync(content, file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts an entry that is no file: a folder, or what is left out.</summary>
    /// <exception cref="NotSupportedException">There are too many.</exception>
    public void Count(string name)
    {
        if (++_entries > limits.MaxEntries)
        {
            throw new NotSupportedException($"It has more than {limits.MaxEntries} entries ('{name}' is one too many).");
        }
    }

    private static FileStream Create(string name, string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (IOException error)
        {
            throw new NotSupportedException($"'{name}' cannot be unpacked: the name stands twice, or is too long for a file.", error);
        }
    }

    private string Resolve(string name)
    {
        var isPlain = !name.Contains('\\') && !(name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]));
        try
        {
            return isPlain
                ? RelativePath.Resolve(root, name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name)
                : throw new ArgumentException("It has a drive or backslashes.", nameof(name));
        }
        catch (ArgumentException error)
        {
            throw new NotSupportedException($"The entry '{name}' would lie outside the archive, or has no plain name.", error);
        }
    }

    /// <summary>Counts the bytes that really come, not those that the archive promises.</summary>
    private async Task CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            _bytes += read;
            if (_bytes > limits.MaxBytes || (_bytes > AlwaysAllowed && _bytes / limits.MaxRatio > archiveBytes))
            {
                throw new NotSupportedException(
                    $"It unpacks to more than {Math.Min(limits.MaxBytes, Math.Max(AlwaysAllowed, archiveBytes * limits.MaxRatio))} bytes."
                );
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
    }
}

using System.Formats.Tar;
using System.IO.Compression;

namespace GraphMcp.Storage.Archives;

/// <summary>Reads archives by the end of their names.</summary>
internal static class ArchiveFormat
{
    // The kind of a file in the upper half of a zip entry's attributes, as Unix has it: a plain file, or not said.
    private const int KindMask = 0xF000;
    private const int PlainFile = 0x8000;

    private static readonly Dictionary<string, Func<Stream, UnpackedTree, CancellationToken, Task>> Readers = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".zip"] = ReadZipAsync,
        [".tar"] = ReadTarAsync,
        [".tar.gz"] = ReadTarGzAsync,
        [".tgz"] = ReadTarGzAsync,
    };

    /// <summary>Reads all entries; links and devices are left out.</summary>
    /// <param name="name">The archive's name.</param>
    /// <param name="content">Its content; a zip's must be seekable.</param>
    /// <param name="tree">Takes the entries.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="NotSupportedException">Something in it is not taken.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or no such archive.</exception>
    public static Task ReadAsync(string name, Stream content, UnpackedTree tree, CancellationToken cancellationToken) =>
        Readers.First(reader => name.EndsWith(reader.Key, StringComparison.OrdinalIgnoreCase)).Value(content, tree, cancellationToken);

    private static async Task ReadZipAsync(Stream content, UnpackedTree tree, CancellationToken cancellationToken)
    {
        await using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            var kind = (entry.ExternalAttributes >> 16) & KindMask;
            if (entry.FullName.EndsWith('/') || kind is not (0 or PlainFile))
            {
                tree.Count(entry.FullName);
                continue;
            }

            if (entry.IsEncrypted)
            {
                throw new NotSupportedException($"The entry '{entry.FullName}' is encrypted.");
            }

            await using var file = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
            await tree.AddAsync(entry.FullName, file, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ReadTarGzAsync(Stream content, UnpackedTree tree, CancellationToken cancellationToken)
    {
        await using var plain = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
        await ReadTarAsync(plain, tree, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReadTarAsync(Stream content, UnpackedTree tree, CancellationToken cancellationToken)
    {
        await using var archive = new TarReader(content, leaveOpen: true);
        while (await archive.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
            {
                await tree.AddAsync(entry.Name, entry.DataStream ?? Stream.Null, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                tree.Count(entry.Name);
            }
        }
    }
}

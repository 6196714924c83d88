using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace GraphMcp.Storage.Tests.Archives;

/// <summary>Makes archives as people and attackers make them.</summary>
internal static class ArchiveFile
{
    /// <summary>Makes one of the format that the name's end says.</summary>
    public static byte[] Of(string name, params (string Name, string Content)[] entries)
    {
        using var content = new MemoryStream();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            WriteZip(content, entries);
        }
        else if (name.EndsWith(".tar", StringComparison.Ordinal))
        {
            WriteTar(content, entries);
        }
        else
        {
            using var zipped = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true);
            WriteTar(zipped, entries);
        }

        return content.ToArray();
    }

    /// <summary>Makes a zip by hand.</summary>
    public static byte[] Zip(Action<ZipArchive> write)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            write(archive);
        }

        return content.ToArray();
    }

    private static void WriteZip(Stream content, (string Name, string Content)[] entries)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in entries)
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    private static void WriteTar(Stream content, (string Name, string Content)[] entries)
    {
        using var archive = new TarWriter(content, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var (name, text) in entries)
        {
            archive.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) }
            );
        }

        archive.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "/etc/passwd" });
        archive.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "folder/"));
    }
}

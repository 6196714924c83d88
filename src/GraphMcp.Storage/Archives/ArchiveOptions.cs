using GraphMcp.Storage.Folders;

namespace GraphMcp.Storage.Archives;

/// <summary>What an archive may be as a source, and where it is unpacked; bound from the configuration section <c>Archives</c>.</summary>
internal sealed class ArchiveOptions
{
    public const string Section = "Archives";

    /// <summary>Gets or sets how many files and folders an archive may have; default 1,000,000.</summary>
    public int MaxEntries { get; set; } = 1_000_000;

    /// <summary>Gets or sets how many bytes an archive may unpack to; default 20 GiB.</summary>
    public long MaxBytes { get; set; } = 20L << 30;

    /// <summary>Gets or sets how many times its own size an archive may unpack to, once that is over 64 MiB; default 200.</summary>
    public int MaxRatio { get; set; } = 200;

    /// <summary>Gets or sets the folder of the unpacked archives; default a folder of the user's own.</summary>
    public string Cache { get; set; } = OwnFolder.ForCache("archives");

    /// <summary>Gets or sets how many bytes unpacked archives may take together before those that were not used for an hour go; default 40 GiB.</summary>
    public long MaxCacheBytes { get; set; } = 40L << 30;
}

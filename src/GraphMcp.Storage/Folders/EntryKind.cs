namespace GraphMcp.Storage.Folders;

/// <summary>What stands at a path, links not followed.</summary>
internal enum EntryKind
{
    /// <summary>Something that may not be looked at.</summary>
    Unknown,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link or another reparse point.</summary>
    Link,

    /// <summary>A pipe, socket or device: opening it may block for ever.</summary>
    Special,
}

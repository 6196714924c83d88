using System.IO.Enumeration;

namespace GraphMcp.Storage.Folders;

/// <summary>Lists one folder so that walking it depth first gives the ordinal order of the full relative paths.</summary>
internal static class SortedFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Returns the names in a folder, those of directories with a <c>/</c> behind them, in ordinal order, each once.</summary>
    public static List<string> List(string folder)
    {
        var keys = new FileSystemEnumerable<string>(folder, Key, Everything).ToList();
        keys.Sort(StringComparer.Ordinal);
        // Names that are no UTF-8 may decode to the same text.
        return keys.Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>Tells whether all that a key (with the path before it) stands for lies at or before a cursor.</summary>
    public static bool IsBehind(string key, string? cursor)
    {
        if (cursor is null)
        {
            return false;
        }

        return key.EndsWith('/')
            ? string.CompareOrdinal(key, cursor) < 0 && !cursor.StartsWith(key, StringComparison.Ordinal)
            : string.CompareOrdinal(key, cursor) <= 0;
    }

    private static string Key(ref FileSystemEntry entry) =>
        entry.IsDirectory ? string.Concat(entry.FileName, "/") : entry.FileName.ToString();
}

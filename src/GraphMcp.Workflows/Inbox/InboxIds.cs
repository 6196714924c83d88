using System.Security.Cryptography;
using System.Text;

namespace GraphMcp.Workflows.Inbox;

/// <summary>The ids of workflows that blobs start.</summary>
internal static class InboxIds
{
    private const int LongestName = 60;
    private const int HashDigits = 24;

    /// <summary>Returns the same id for the same container, name and version: a second delivery starts nothing new.</summary>
    public static string Of(InboxBlob blob)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{blob.Container}\n{blob.Name}\n{blob.Version}"));
        return $"{Readable(blob.Name)}-{Convert.ToHexStringLower(key)[..HashDigits]}";
    }

    /// <summary>What people know it by: the file's name, as far as an id can hold it.</summary>
    private static string Readable(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        var plain = string.Concat(file.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-'))
            .Trim('-', '.');
        return plain.Length == 0 ? "inbox"
            : plain.Length <= LongestName ? plain
            : plain[..LongestName];
    }
}

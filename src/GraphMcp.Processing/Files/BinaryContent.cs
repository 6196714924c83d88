using System.Buffers;
using System.Text.Unicode;

namespace GraphMcp.Processing.Files;

/// <summary>Tells content that is no text from text.</summary>
internal static class BinaryContent
{
    // Random bytes hold about a tenth of these; text in a one-byte code page holds next to none. Valid UTF-8 is text even with
    // many of them (records that are separated by control characters).
    private const double MostInLatin1 = 0.05;
    private const double MostElsewhere = 0.30;

    private static readonly byte[] Controls =
    [
        .. Enumerable.Range(1, 31).Select(code => (byte)code).Except("\b\t\n\f\r\e"u8.ToArray()),
        0x7F,
    ];
    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create(Controls);
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Controls.Select(code => (char)code)]);

    // Only formats whose first bytes no text starts with; those with a NUL near the start need no entry.
    private static readonly byte[][] Magic =
    [
        [0x89, .. "PNG"u8],
        [.. "GIF87a"u8],
        [.. "GIF89a"u8],
        [0xFF, 0xD8, 0xFF],
        [.. "%PDF-"u8],
        [.. "PK"u8, 3, 4],
        [0x1F, 0x8B],
        [.. "BZh"u8, (byte)'9', 0x31, 0x41, 0x59],
        [0xFD, .. "7zXZ"u8],
        [0x28, 0xB5, 0x2F, 0xFD],
        [.. "7z"u8, 0xBC, 0xAF],
        [0x7F, .. "ELF"u8],
        [0xCA, 0xFE, 0xBA, 0xBE],
        [.. "PAR1"u8],
        [.. "Obj"u8, 1],
        [.. "PGDMP"u8],
        [.. "wOF2"u8],
    ];

    /// <summary>Returns whether content without a BOM is binary: known first bytes, a NUL, or mostly control characters.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> content)
    {
        foreach (var magic in Magic)
        {
            if (content.StartsWith(magic))
            {
                return true;
            }
        }

        if (content.Contains((byte)0))
        {
            return true;
        }

        var share = Share(content, ControlBytes);
        return share > MostInLatin1 && (share > MostElsewhere || !Utf8.IsValid(content));
    }

    /// <summary>Returns whether text that had a BOM is binary all the same.</summary>
    public static bool IsBinary(ReadOnlySpan<char> text) => text.Contains('\0') || Share(text, ControlCharacters) > MostElsewhere;

    private static double Share<T>(ReadOnlySpan<T> content, SearchValues<T> values)
        where T : IEquatable<T>
    {
        var (length, found) = (content.Length, 0);
        for (var next = content.IndexOfAny(values); next >= 0; next = content.IndexOfAny(values))
        {
            content = content[(next + 1)..];
            found++;
        }

        return length == 0 ? 0 : (double)found / length;
    }
}

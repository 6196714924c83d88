using System.Buffers;

namespace GraphMcp.Processing.Files;

/// <summary>Tells content that is no text from text.</summary>
internal static class BinaryContent
{
    // Random bytes hold about a tenth of these; text in a one-byte code page holds next to none. Valid UTF-8 is text even with
    // many of them (records that are separated by control characters).
    private const double MostInLatin1 = 0.05;
    private const double MostElsewhere = 0.30;

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([
        .. Enumerable.Range(1, 31).Select(code => (char)code).Except(['\b', '\t', '\n', '\f', '\r', '\e']),
        '\x7f',
    ]);

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

    /// <summary>Returns whether content without a BOM is binary by its first bytes or a NUL anywhere.</summary>
    public static bool IsBinaryOnItsFace(ReadOnlySpan<byte> content)
    {
        foreach (var magic in Magic)
        {
            if (content.StartsWith(magic))
            {
                return true;
            }
        }

        return content.Contains((byte)0);
    }

    /// <summary>Returns whether decoded content holds a NUL or so many control characters that it is no text.</summary>
    public static bool LooksBinary(ReadOnlySpan<char> text, TextEncoding encoding)
    {
        if (text.Contains('\0'))
        {
            return true;
        }

        var most = text.Length * (encoding == TextEncoding.Latin1 ? MostInLatin1 : MostElsewhere);
        var found = 0;
        for (var next = text.IndexOfAny(ControlCharacters); next >= 0; next = text.IndexOfAny(ControlCharacters))
        {
            text = text[(next + 1)..];
            found++;
        }

        return found > most;
    }
}

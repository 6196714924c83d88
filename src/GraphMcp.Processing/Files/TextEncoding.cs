using System.Text;

namespace GraphMcp.Processing.Files;

/// <summary>One way in which text is stored: an encoding that refuses what it cannot represent, and its BOM.</summary>
internal sealed class TextEncoding
{
    private readonly byte[] _bom;
    private readonly Encoding _encoding;

    private TextEncoding(string name, string webName, params byte[] bom)
    {
        Name = name;
        _bom = bom;
        _encoding = Encoding.GetEncoding(webName, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    public static TextEncoding Utf8 { get; } = new("utf-8", "utf-8");

    /// <summary>Gets the encoding in which every byte is a character: text of other one-byte code pages survives in it unchanged.</summary>
    public static TextEncoding Latin1 { get; } = new("latin-1", "iso-8859-1");

    /// <summary>Gets the encodings with a BOM, the longer BOM first: UTF-32 little-endian begins like UTF-16 little-endian.</summary>
    public static IReadOnlyList<TextEncoding> WithBom { get; } =
    [
        new("utf-8 with BOM", "utf-8", 0xEF, 0xBB, 0xBF),
        new("utf-32 little-endian", "utf-32", 0xFF, 0xFE, 0, 0),
        new("utf-32 big-endian", "utf-32BE", 0, 0, 0xFE, 0xFF),
        new("utf-16 little-endian", "utf-16", 0xFF, 0xFE),
        new("utf-16 big-endian", "utf-16BE", 0xFE, 0xFF),
    ];

    public string Name { get; }

    /// <summary>Returns the encoding whose BOM the content starts with, or null.</summary>
    public static TextEncoding? OfBom(ReadOnlySpan<byte> content)
    {
        foreach (var encoding in WithBom)
        {
            if (content.StartsWith(encoding._bom))
            {
                return encoding;
            }
        }

        return null;
    }

    /// <summary>Returns the text of a file's first bytes, which may end within a character, or null when they are binary.</summary>
    public static string? DecodeHead(ReadOnlySpan<byte> head)
    {
        if (OfBom(head) is { } encoding)
        {
            var text = encoding.DecodeLeniently(head);
            return BinaryContent.IsBinary(text) ? null : text;
        }

        return BinaryContent.IsBinary(head) ? null : Latin1.TryDecode(head);
    }

    /// <summary>Returns the text without its BOM, or null when the bytes are not valid in this encoding.</summary>
    public string? TryDecode(ReadOnlySpan<byte> content)
    {
        try
        {
            return _encoding.GetString(content[_bom.Length..]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Returns the text's bytes, BOM first.</summary>
    /// <exception cref="EncoderFallbackException">A character has no place in the encoding.</exception>
    public byte[] Encode(string text)
    {
        var content = new byte[_bom.Length + _encoding.GetByteCount(text)];
        _bom.CopyTo(content, 0);
        _encoding.GetBytes(text, content.AsSpan(_bom.Length));
        return content;
    }

    private string DecodeLeniently(ReadOnlySpan<byte> content) =>
        Encoding.GetEncoding(_encoding.CodePage).GetString(content[_bom.Length..]).TrimEnd('\uFFFD');
}

using System.Text;

namespace GraphMcp.Processing.Files;

/// <summary>A file's text, decoded so that it can be written back byte for byte: encoding, BOM and line endings are kept.</summary>
public sealed class TextDocument
{
    private readonly TextEncoding _encoding;
    private LineIndex? _lines;

    private TextDocument(string text, TextEncoding encoding) => (Text, _encoding) = (text, encoding);

    /// <summary>Gets the decoded text, without the BOM, line endings as they are.</summary>
    public string Text { get; }

    /// <summary>Gets the encoding's name as reports show it (<c>utf-8</c>, <c>utf-8 with BOM</c>, <c>latin-1</c> …).</summary>
    public string EncodingName => _encoding.Name;

    internal LineIndex Lines => _lines ??= new LineIndex(Text);

    /// <summary>Returns the document, or null when the bytes are no text (binary).</summary>
    public static TextDocument? TryDecode(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (TextEncoding.OfBom(bytes) is { } encoding)
        {
            return encoding.TryDecode(bytes) is { } marked && !BinaryContent.IsBinary(marked) ? new TextDocument(marked, encoding) : null;
        }

        if (BinaryContent.IsBinary(bytes))
        {
            return null;
        }

        return TextEncoding.Utf8.TryDecode(bytes) is { } text
            ? new TextDocument(text, TextEncoding.Utf8)
            : new TextDocument(TextEncoding.Latin1.TryDecode(bytes)!, TextEncoding.Latin1);
    }

    /// <summary>Returns whether <see cref="TryDecode"/> would return a document, mostly without decoding.</summary>
    public static bool IsText(ReadOnlyMemory<byte> content) =>
        TextEncoding.OfBom(content.Span) is null ? !BinaryContent.IsBinary(content.Span) : TryDecode(content) is not null;

    /// <summary>Returns a document over a text that is not (yet) in a file; it encodes as UTF-8 without BOM.</summary>
    public static TextDocument FromText(string text) => new(text, TextEncoding.Utf8);

    /// <summary>Returns another text in this document's encoding.</summary>
    public TextDocument WithText(string text) => new(text, _encoding);

    /// <summary>Returns <paramref name="text"/> in this document's encoding, with its BOM if it had one.</summary>
    /// <exception cref="EncoderFallbackException">A character has no place in the encoding.</exception>
    public byte[] Encode(string text) => _encoding.Encode(text);

    /// <summary>Returns the line and column, both from 1, of an offset; columns count UTF-16 units; lines end at <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset lies outside of 0 … the text's length.</exception>
    public (int Line, int Column) PositionOf(int offset) => Lines.PositionOf(offset);
}

namespace GraphMcp.Processing.Files;

/// <summary>A file's text, decoded so that it can be written back byte for byte: encoding, BOM and line endings are kept.</summary>
public sealed class TextDocument
{
    private TextDocument(string text) => Text = text;

    /// <summary>Gets the decoded text, without the BOM, line endings as they are.</summary>
    public string Text { get; }

    /// <summary>Returns the document, or null when the bytes are no text (binary).</summary>
    public static TextDocument? TryDecode(ReadOnlyMemory<byte> content) => throw new NotImplementedException();

    /// <summary>Returns <paramref name="text"/> in this document's encoding, with its BOM if it had one.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">A character has no place in the encoding.</exception>
    public byte[] Encode(string text) => throw new NotImplementedException();

    /// <summary>Returns the line and column, both from 1, of an offset; columns count UTF-16 units; lines end at <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>.</summary>
    public (int Line, int Column) PositionOf(int offset) => throw new NotImplementedException();
}

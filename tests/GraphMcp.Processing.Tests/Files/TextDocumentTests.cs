using System.Text;
using CsCheck;
using GraphMcp.Processing.Files;

namespace GraphMcp.Processing.Tests.Files;

public sealed class TextDocumentTests
{
    [Theory]
    [InlineData("", "", "utf-8")]
    [InlineData("EFBBBF6B3D760D0A", "k=v\r\n", "utf-8 with BOM")]
    [InlineData("C3A9F09F9880", "é😀", "utf-8")]
    [InlineData("E96B", "ék", "latin-1")]
    [InlineData("9341", "\u0093A", "latin-1")]
    [InlineData("FFFE61003DD800DE", "a😀", "utf-16 little-endian")]
    [InlineData("FEFF0061000A", "a\n", "utf-16 big-endian")]
    [InlineData("FFFE00006100000000F60100", "a\U0001F600", "utf-32 little-endian")]
    [InlineData("0000FEFF00000061", "a", "utf-32 big-endian")]
    public void TryDecode_Text_IsDecodedWithoutItsBomAndEncodedBack(string hex, string text, string encoding)
    {
        var content = Convert.FromHexString(hex);

        var document = TextDocument.TryDecode(content);

        Assert.NotNull(document);
        Assert.Equal(text, document.Text);
        Assert.Equal(encoding, document.EncodingName);
        Assert.Equal(content, document.Encode(document.Text));
    }

    [Theory]
    [InlineData("6100620063")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("504B030414")]
    [InlineData("1F8B0808")]
    [InlineData("255044462D312E34")]
    [InlineData("FFFE6100620000D8")]
    [InlineData("FFFE610000006200")]
    [InlineData("EFBBBFFF61")]
    [InlineData("01020304056162")]
    [InlineData("E90102E9E9E9E9E9")]
    public void TryDecode_Binary_IsNull(string hex)
    {
        Assert.Null(TextDocument.TryDecode(Convert.FromHexString(hex)));
    }

    [Fact]
    public void TryDecode_FewControlCharactersInText_IsText()
    {
        Assert.NotNull(TextDocument.TryDecode(Encoding.UTF8.GetBytes("\e[31mred\e[0m and a bell\a in a long enough line\f")));
    }

    [Fact]
    public void TryDecode_AnyBytes_RoundTripIfTheyDecode()
    {
        var bom = Gen.OneOf<byte[]>([], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]);
        var body = Gen.Frequency(
            (2, Gen.Byte.Array[0, 40]),
            (2, Gen.Byte[9, 126].Array[0, 60]),
            (2, Gen.String.Select(text => Encoding.UTF8.GetBytes(text))),
            (1, Gen.String[Gen.Char['\u0001', '\u2000'], 0, 30].Select(text => Encoding.Unicode.GetBytes(text)))
        );

        Gen.Select(bom, body, (mark, rest) => (byte[])[.. mark, .. rest])
            .Sample(content =>
                TextDocument.TryDecode(content) is not { } document || document.Encode(document.Text).AsSpan().SequenceEqual(content)
            );
    }

    [Fact]
    public void Encode_CharacterOutsideOfLatin1_Throws()
    {
        var document = TextDocument.TryDecode(new byte[] { 0xE9 });

        Assert.Throws<EncoderFallbackException>(() => document!.Encode("€"));
    }

    [Fact]
    public void PositionOf_MixedLineEndings_CountsEachOnce()
    {
        var document = TextDocument.FromText("a\r\nb\rc\n😀d");

        Assert.Equal((1, 1), document.PositionOf(0));
        Assert.Equal((1, 3), document.PositionOf(2));
        Assert.Equal((2, 1), document.PositionOf(3));
        Assert.Equal((3, 1), document.PositionOf(5));
        Assert.Equal((4, 1), document.PositionOf(7));
        Assert.Equal((4, 3), document.PositionOf(9));
        Assert.Equal((4, 4), document.PositionOf(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => document.PositionOf(11));
    }

    [Fact]
    public void PositionOf_AnyOffset_AgreesWithCountingLines()
    {
        Gen.String[Gen.Char["ab\r\n\t"], 0, 30]
            .Sample(text =>
            {
                var document = TextDocument.FromText(text);
                var (line, column) = (1, 1);
                for (var offset = 0; offset <= text.Length; offset++)
                {
                    Assert.Equal((line, column), document.PositionOf(offset));
                    var ends =
                        offset < text.Length && (text[offset] == '\n' || (text[offset] == '\r' && !text[(offset + 1)..].StartsWith('\n')));
                    (line, column) = ends ? (line + 1, 1) : (line, column + 1);
                }
            });
    }
}

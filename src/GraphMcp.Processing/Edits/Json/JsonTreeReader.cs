using System.Text;
using System.Text.Json;
using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;

namespace GraphMcp.Processing.Edits.Json;

/// <summary>Reads JSON, with comments and trailing commas, into a tree of spans.</summary>
internal sealed class JsonTreeReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Allow,
        MaxDepth = DataTree.MaximumDepth,
    };

    private readonly string _text;
    private readonly byte[] _bytes;
    private readonly List<TextRange> _comments = [];
    private readonly Dictionary<int, int> _commentEnds = [];
    private int _knownByte;
    private int _knownOffset;

    private JsonTreeReader(string text) => (_text, _bytes) = (text, Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the tree.</summary>
    /// <exception cref="InvalidSyntaxException">The text is no JSON.</exception>
    public static DataTree Read(string text)
    {
        try
        {
            return new JsonTreeReader(text).ReadFile();
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            throw new InvalidSyntaxException($"The JSON is not valid at line {line}, byte {column}.", exception);
        }
    }

    private DataTree ReadFile()
    {
        var reader = new Utf8JsonReader(_bytes, Options);
        Advance(ref reader);
        var root = ReadNode(ref reader);
        Advance(ref reader);
        return new DataTree(_text, [new DataDocument(root, new(0, _text.Length), IsRemovable: false)], _comments);
    }

    private void Advance(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.Comment)
        {
            var start = OffsetOf(reader.TokenStartIndex);
            var comment = new TextRange(start, CommentEnd(start));
            _comments.Add(comment);
            _commentEnds[start] = comment.End;
        }
    }

    private int CommentEnd(int start)
    {
        var rest = _text.AsSpan(start + 2);
        var length = _text[start + 1] == '*' ? rest.IndexOf("*/") + 2 : rest.IndexOfAny('\r', '\n');
        return length < 0 ? _text.Length : start + 2 + length;
    }

    private DataNode ReadNode(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader),
            JsonTokenType.StartArray => ReadArray(ref reader),
            _ => ReadScalar(ref reader),
        };

    private DataScalar ReadScalar(ref Utf8JsonReader reader)
    {
        var isString = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        var quote = isString ? 1 : 0;
        var start = OffsetOf(reader.TokenStartIndex);
        var end = OffsetOf(reader.TokenStartIndex + reader.ValueSpan.Length + (2 * quote));
        return new DataScalar
        {
            Span = new(start, end),
            Content = new(start + quote, end - quote),
            Style = isString ? ScalarStyle.Quoted : ScalarStyle.Plain,
            Value = isString ? Unescaped(ref reader) : _text[start..end],
        };
    }

    /// <summary>An escaped lone surrogate is valid JSON that stands for no string; as it is written does for comparing.</summary>
    private static string Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private DataCollection ReadObject(ref Utf8JsonReader reader)
    {
        var node = Open(ref reader, isMapping: true);
        for (Advance(ref reader); reader.TokenType != JsonTokenType.EndObject; Advance(ref reader))
        {
            var key = ReadScalar(ref reader);
            Advance(ref reader);
            Add(node, key, ReadNode(ref reader));
        }

        return Close(node, OffsetOf(reader.TokenStartIndex));
    }

    private DataCollection ReadArray(ref Utf8JsonReader reader)
    {
        var node = Open(ref reader, isMapping: false);
        for (Advance(ref reader); reader.TokenType != JsonTokenType.EndArray; Advance(ref reader))
        {
            Add(node, null, ReadNode(ref reader));
        }

        return Close(node, OffsetOf(reader.TokenStartIndex));
    }

    private DataCollection Open(ref Utf8JsonReader reader, bool isMapping)
    {
        var start = OffsetOf(reader.TokenStartIndex);
        return new DataCollection
        {
            IsMapping = isMapping,
            IsFlow = true,
            Span = new(start, start),
        };
    }

    private static void Add(DataCollection owner, DataScalar? key, DataNode value) =>
        owner.Add(
            new DataMember
            {
                Key = key,
                Value = value,
                Owner = owner,
                Span = new(key?.Span.Start ?? value.Span.Start, value.Span.End),
            }
        );

    private DataCollection Close(DataCollection node, int close)
    {
        foreach (var member in node.Members)
        {
            member.Comma = CommaAfter(member.Span.End);
        }

        node.Interior = new(node.Span.Start + 1, close);
        node.Span = new(node.Span.Start, close + 1);
        return node;
    }

    private int? CommaAfter(int offset)
    {
        while (char.IsWhiteSpace(_text[offset]) || _commentEnds.ContainsKey(offset))
        {
            offset = _commentEnds.GetValueOrDefault(offset, offset + 1);
        }

        return _text[offset] == ',' ? offset : null;
    }

    /// <summary>Tokens come in order, so each conversion goes on from the last.</summary>
    private int OffsetOf(long position)
    {
        var at = (int)position;
        if (at < _knownByte)
        {
            (_knownByte, _knownOffset) = (0, 0);
        }

        _knownOffset += Encoding.UTF8.GetCharCount(_bytes.AsSpan(_knownByte, at - _knownByte));
        _knownByte = at;
        return _knownOffset;
    }
}

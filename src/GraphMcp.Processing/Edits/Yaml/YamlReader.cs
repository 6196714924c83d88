using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GraphMcp.Processing.Edits.Yaml;

/// <summary>Reads YAML into a tree of spans.</summary>
internal sealed class YamlReader
{
    private readonly string _text;
    private readonly YamlTokens _tokens;
    private readonly Parser _parser;
    private readonly Dictionary<string, DataNode> _anchors = new(StringComparer.Ordinal);
    private readonly List<TextRange> _scalars = [];
    private int _depth;

    private YamlReader(string text) =>
        (_text, _tokens, _parser) = (text, new YamlTokens(text), new Parser(new Scanner(new StringReader(text), skipComments: true)));

    /// <summary>Returns the tree.</summary>
    /// <exception cref="InvalidSyntaxException">The text is no YAML.</exception>
    public static DataTree Read(string text)
    {
        try
        {
            return new YamlReader(text).ReadStream();
        }
        catch (YamlException exception)
        {
            throw new InvalidSyntaxException(
                $"The YAML is not valid at line {exception.Start.Line}, column {exception.Start.Column}.",
                exception
            );
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            // The scanner throws these at some broken scalars instead of its own exception.
            throw new InvalidSyntaxException("The YAML is not valid.", exception);
        }
    }

    private DataTree ReadStream()
    {
        var documents = new List<DataDocument>();
        while (_parser.MoveNext())
        {
            if (_parser.Current is DocumentStart start)
            {
                documents.Add(ReadDocument(start));
            }
        }

        return new DataTree(_text, Delimit(documents), YamlComments.Find(_text, _scalars));
    }

    private DataDocument ReadDocument(DocumentStart start)
    {
        _anchors.Clear();
        var root = ReadNode(Next());
        var end = (DocumentEnd)Next();
        return new DataDocument(root is DataScalar { Span.Length: 0 } ? null : root, SpanOf(start), end.IsImplicit && !HasDirectives());
    }

    private bool HasDirectives() =>
        _text.StartsWith('%') || _text.Contains("\n%", StringComparison.Ordinal) || _text.Contains("\r%", StringComparison.Ordinal);

    /// <summary>A document reaches from its marker to the next document's; the first takes what stands before it, too.</summary>
    private List<DataDocument> Delimit(List<DataDocument> documents)
    {
        var lines = new TextLayout(_text, [], []);
        var starts = documents.ConvertAll(document => lines.LineStart(document.Span.Start));
        return
        [
            .. documents.Select(
                (document, i) => document with { Span = new(starts[i], i + 1 < starts.Count ? starts[i + 1] : _text.Length) }
            ),
        ];
    }

    private ParsingEvent Next() =>
        _parser.MoveNext() ? _parser.Current! : throw new InvalidSyntaxException("The YAML ends within a document.");

    private DataNode ReadNode(ParsingEvent current)
    {
        if (++_depth > DataTree.MaximumDepth)
        {
            throw new InvalidSyntaxException($"The YAML is nested more than {DataTree.MaximumDepth} levels deep.");
        }

        DataNode node = current switch
        {
            Scalar scalar => ReadScalar(scalar),
            AnchorAlias alias => ReadAlias(alias),
            MappingStart mapping => ReadMapping(mapping),
            SequenceStart sequence => ReadSequence(sequence),
            _ => throw new InvalidSyntaxException($"The YAML is not valid at line {current.Start.Line}, column {current.Start.Column}."),
        };
        _depth--;
        return node;
    }

    private DataAlias ReadAlias(AnchorAlias alias) =>
        new()
        {
            Span = SpanOf(alias),
            Target =
                _anchors.GetValueOrDefault(alias.Value.Value)
                ?? throw new InvalidSyntaxException($"The YAML uses an anchor at line {alias.Start.Line} that is not defined before."),
        };

    private DataScalar ReadScalar(Scalar scalar)
    {
        var span = SpanOf(scalar);
        var written = _tokens.ScalarWithin(span);
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => Trees.ScalarStyle.Block,
            YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => Trees.ScalarStyle.Quoted,
            _ => Trees.ScalarStyle.Plain,
        };
        _scalars.Add(written);
        var node = new DataScalar
        {
            Span = style == Trees.ScalarStyle.Block ? WithoutTrailingBlankLines(span) : span,
            Content = style == Trees.ScalarStyle.Quoted ? new(written.Start + 1, written.End - 1) : written,
            Style = style,
            Value = scalar.Value,
            Anchor = NameOf(scalar),
            Tag = TagOf(scalar),
        };
        return Remember(node);
    }

    private DataCollection ReadMapping(MappingStart start)
    {
        var mapping = Open(start, isMapping: true, start.Style == MappingStyle.Flow);
        var current = Next();
        for (; current is not MappingEnd; current = Next())
        {
            var key = ReadNode(current);
            mapping.Add(EntryOf(mapping, key, ReadNode(Next())));
        }

        return Close(mapping, current);
    }

    private DataCollection ReadSequence(SequenceStart start)
    {
        var sequence = Open(start, isMapping: false, start.Style == SequenceStyle.Flow);
        var current = Next();
        for (; current is not SequenceEnd; current = Next())
        {
            sequence.Add(ItemOf(sequence, ReadNode(current)));
        }

        return Close(sequence, current);
    }

    private DataCollection Open(NodeEvent start, bool isMapping, bool isFlow) =>
        Remember(
            new DataCollection
            {
                IsMapping = isMapping,
                IsFlow = isFlow,
                Anchor = NameOf(start),
                Tag = TagOf(start),
                Span = SpanOf(start),
            }
        );

    private DataCollection Close(DataCollection collection, ParsingEvent end)
    {
        var (start, members) = (collection.Span.Start, collection.Members);
        if (!collection.IsFlow)
        {
            collection.HeaderEnd = members.Count > 0 ? _tokens.HeaderEndBefore(members[0].Span.Start) : -1;
            collection.Span = new(start, members.Count > 0 ? members[^1].Span.End : start);
            return collection;
        }

        var close = (int)end.Start.Index;
        var isClosed = close < _text.Length && _text[close] == (collection.IsMapping ? '}' : ']');
        var open = isClosed ? OpeningBracket(collection) : -1;
        collection.Interior = open < 0 ? null : new TextRange(open + 1, close);
        collection.Span = open < 0 ? new(members[0].Span.Start, members[^1].Span.End) : new(start, close + 1);
        for (var i = 0; i < members.Count; i++)
        {
            members[i].Comma = _tokens.CommaBetween(members[i].Span.End, i + 1 < members.Count ? members[i + 1].Span.Start : close);
        }

        return collection;
    }

    /// <summary>Anchor and tag come before the bracket; a lone pair (<c>[a: b]</c>) is a mapping without any.</summary>
    private int OpeningBracket(DataCollection collection)
    {
        var at = _tokens.BracketFrom(collection.Span.Start);
        var first = collection.Members.Count > 0 ? collection.Members[0].Span.Start : int.MaxValue;
        return at >= 0 && at < first && _text[at] == (collection.IsMapping ? '{' : '[') ? at : -1;
    }

    private DataMember EntryOf(DataCollection owner, DataNode key, DataNode value)
    {
        var questionMark = ExplicitKeyBefore(key.Span.Start);
        if (value.Span.Length == 0)
        {
            var end = Math.Max(key.Span.End, _tokens.HeaderEndBefore(value.Span.Start));
            value.Span = new(end, end);
        }

        return new DataMember
        {
            Key = key as DataScalar,
            Value = value,
            Owner = owner,
            Span = new(questionMark ?? key.Span.Start, value.Span.End),
            IsUncuttable = questionMark is not null || key is not DataScalar { Span.Length: > 0 },
        };
    }

    private DataMember ItemOf(DataCollection owner, DataNode value)
    {
        var start = owner.IsFlow ? value.Span.Start : _tokens.DashBefore(value.Span.Start);
        return new DataMember
        {
            Value = value,
            Owner = owner,
            Span = new(start, Math.Max(value.Span.End, start + 1)),
        };
    }

    private int? ExplicitKeyBefore(int keyStart)
    {
        var before = _text.AsSpan(0, keyStart).TrimEnd(" \t");
        return before.EndsWith("?") ? before.Length - 1 : null;
    }

    private TextRange WithoutTrailingBlankLines(TextRange span) => new(span.Start, span.Start + span.In(_text).TrimEnd().Length);

    private T Remember<T>(T node)
        where T : DataNode
    {
        if (node.Anchor is { } name)
        {
            _anchors[name] = node;
        }

        return node;
    }

    private static string? NameOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    private static TextRange SpanOf(ParsingEvent current) => new((int)current.Start.Index, (int)current.End.Index);
}

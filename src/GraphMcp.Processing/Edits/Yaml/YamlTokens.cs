using GraphMcp.Processing.Edits.Spans;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GraphMcp.Processing.Edits.Yaml;

/// <summary>Where YAML's indicators stand: the parser's events tell nodes, these tell dashes, colons, commas and markers.</summary>
internal sealed class YamlTokens
{
    private readonly List<int> _dashes = [];
    private readonly List<int> _commas = [];
    private readonly List<int> _brackets = [];
    private readonly List<int> _headerEnds = [];
    private readonly Dictionary<int, TextRange> _scalarsByEnd = [];

    public YamlTokens(string text)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        while (scanner.MoveNext())
        {
            Add(scanner.Current!);
        }
    }

    /// <summary>Returns where the dash of the item whose node starts at an offset stands.</summary>
    public int DashBefore(int nodeStart) => LastBefore(_dashes, nodeStart);

    /// <summary>Returns the comma between two offsets, or null.</summary>
    public int? CommaBetween(int from, int to)
    {
        var at = LastBefore(_commas, to);
        return at >= from ? at : null;
    }

    /// <summary>Returns where the first opening bracket at or after an offset stands, or -1.</summary>
    public int BracketFrom(int offset)
    {
        var found = _brackets.BinarySearch(offset);
        var index = found >= 0 ? found : ~found;
        return index < _brackets.Count ? _brackets[index] : -1;
    }

    /// <summary>Returns where the colon, dash, anchor or tag that comes last before an offset ends.</summary>
    public int HeaderEndBefore(int offset) => LastBefore(_headerEnds, offset + 1);

    /// <summary>Returns a scalar without the anchor and tag that its event includes.</summary>
    public TextRange ScalarWithin(TextRange node) =>
        _scalarsByEnd.TryGetValue(node.End, out var scalar) && node.Contains(scalar) ? scalar : new TextRange(node.End, node.End);

    private void Add(Token token)
    {
        var (start, end) = ((int)token.Start.Index, (int)token.End.Index);
        switch (token)
        {
            case BlockEntry:
                _dashes.Add(start);
                _headerEnds.Add(end);
                break;
            case FlowEntry:
                _commas.Add(start);
                break;
            case FlowMappingStart or FlowSequenceStart:
                _brackets.Add(start);
                break;
            case Value or Anchor or Tag:
                _headerEnds.Add(end);
                break;
            case Error error:
                // The scanner gives the same error again and again instead of throwing it.
                throw new SyntaxErrorException(error.Start, error.End, error.Value);
            case Scalar:
                _scalarsByEnd[end] = new TextRange(start, end);
                break;
        }
    }

    private static int LastBefore(List<int> offsets, int limit)
    {
        var found = offsets.BinarySearch(limit);
        var index = (found >= 0 ? found : ~found) - 1;
        return index >= 0 ? offsets[index] : -1;
    }
}

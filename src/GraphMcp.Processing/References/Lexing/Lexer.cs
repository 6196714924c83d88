using System.Buffers;

namespace GraphMcp.Processing.References.Lexing;

/// <summary>Walks once through a text and tells for given offsets whether they are in code, a comment or a string, and in which bracket.</summary>
/// <remarks>
/// It knows just enough of each syntax for that. Where a quote has no closing one (within its line, where strings end there) it is taken
/// for a character: a stray apostrophe must not turn the rest of a file into a string.
/// </remarks>
internal sealed class Lexer
{
    private const int MostUnclosedHereWords = 64;

    private readonly string _text;
    private readonly LexicalRules _rules;
    private readonly IReadOnlyList<int> _offsets;
    private readonly SearchValues<char> _signs;
    private readonly List<LexicalSpot> _spots;
    private readonly Stack<(char Bracket, int Offset)> _brackets = new();
    private readonly Queue<string> _hereWords = new();
    private int _unclosedHereWords;

    private Lexer(string text, LexicalRules rules, IReadOnlyList<int> offsets)
    {
        (_text, _rules, _offsets) = (text, rules, offsets);
        _spots = new List<LexicalSpot>(offsets.Count);
        _signs = SearchValues.Create([
            .. "()[]{}\\",
            .. rules.LineComments.SelectMany(comment => new[] { comment.Sign[0], char.ToUpperInvariant(comment.Sign[0]) }),
            .. rules.BlockComments.Select(comment => comment.Open[0]),
            .. rules.Strings.Select(literal => literal.Open[0]),
            .. rules.HasHereDocuments ? "<\n" : "",
        ]);
    }

    /// <summary>Returns a spot for each offset; the offsets ascend.</summary>
    public static IReadOnlyList<LexicalSpot> Locate(string text, LexicalRules rules, IReadOnlyList<int> offsets)
    {
        var lexer = new Lexer(text, rules, offsets);
        lexer.Walk();
        return lexer._spots;
    }

    private void Walk()
    {
        var at = 0;
        while (_spots.Count < _offsets.Count)
        {
            var distance = _text.AsSpan(at).IndexOfAny(_signs);
            var sign = distance < 0 ? _text.Length : at + distance;
            // An offset on a sign itself is inside of what the sign opens.
            while (_spots.Count < _offsets.Count && (_offsets[_spots.Count] < sign || sign == _text.Length))
            {
                AddSpot(LexicalPlace.Code, _offsets[_spots.Count], _offsets[_spots.Count]);
            }

            if (_spots.Count < _offsets.Count)
            {
                at = Take(sign);
            }
        }
    }

    /// <summary>Takes what starts at a sign and returns where to go on.</summary>
    private int Take(int at)
    {
        if (TakeBlockComment(at) is { } blockEnd)
        {
            return Close(LexicalPlace.Comment, at, blockEnd);
        }

        if (IsLineComment(at))
        {
            return Close(LexicalPlace.Comment, at, LineEnd(at));
        }

        if (TakeString(at) is { } literal)
        {
            return Close(literal.IsDocString ? LexicalPlace.Comment : LexicalPlace.String, at, literal.End);
        }

        return TakeCharacter(at);
    }

    private int TakeCharacter(int at)
    {
        var end = at + 1;
        switch (_text[at])
        {
            case '\\':
                end = Math.Min(_text.Length, at + 2);
                break;
            case '(' or '[' or '{':
                _brackets.Push((_text[at], at));
                break;
            case ')' or ']' or '}':
                _brackets.TryPop(out _);
                break;
            case '<'
                when _rules.HasHereDocuments && _unclosedHereWords < MostUnclosedHereWords && HereDocument.WordAt(_text, at) is { } word:
                _hereWords.Enqueue(word);
                end = at + 2;
                break;
            case '\n':
                return TakeHereDocuments(end);
        }

        while (_spots.Count < _offsets.Count && _offsets[_spots.Count] < end)
        {
            AddSpot(LexicalPlace.Code, _offsets[_spots.Count], _offsets[_spots.Count]);
        }

        return end;
    }

    private int TakeHereDocuments(int at)
    {
        while (_hereWords.TryDequeue(out var word))
        {
            if (HereDocument.EndOf(_text, at, word) is not { } end)
            {
                _unclosedHereWords++; // a shift operator: looking for the end of each would cost too much
                continue;
            }

            while (_spots.Count < _offsets.Count && _offsets[_spots.Count] < end)
            {
                var offset = _offsets[_spots.Count];
                AddSpot(HereDocument.IsCommentLine(_text, offset) ? LexicalPlace.Comment : LexicalPlace.String, at, end);
            }

            at = end;
        }

        return at;
    }

    private int Close(LexicalPlace place, int start, int end)
    {
        while (_spots.Count < _offsets.Count && _offsets[_spots.Count] < end)
        {
            AddSpot(place, start, end);
        }

        return end;
    }

    private void AddSpot(LexicalPlace place, int start, int end)
    {
        var (bracket, offset) = _brackets.TryPeek(out var top) ? top : ('\0', -1);
        _spots.Add(new LexicalSpot(place, start, end, bracket, offset));
    }

    private bool IsLineComment(int at)
    {
        foreach (var (sign, position) in _rules.LineComments)
        {
            if (_text.AsSpan(at).StartsWith(sign, StringComparison.OrdinalIgnoreCase) && IsAllowed(at, position, sign))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAllowed(int at, CommentPosition position, string sign) =>
        position switch
        {
            CommentPosition.LineStart => IsFirstOnLine(at),
            CommentPosition.BehindSpace => at == 0 || _text[at - 1] is ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '(' or '\u00A0',
            // "https://…" without quotes is no comment.
            _ => sign != "//" || at == 0 || _text[at - 1] != ':',
        };

    private int? TakeBlockComment(int at)
    {
        foreach (var comment in _rules.BlockComments)
        {
            if (StartsWith(at, comment.Open) && !(comment.AtLineStart && !IsFirstOnLine(at)) && !IsExecutable(at))
            {
                return EndOf(comment, at);
            }
        }

        return null;
    }

    /// <summary>Tells whether a comment is one that MySQL executes: <c>/*!40000 … */</c>.</summary>
    private bool IsExecutable(int at) => StartsWith(at, "/*!");

    private int EndOf(BlockComment comment, int at)
    {
        var depth = 1;
        at += comment.Open.Length;
        while (depth > 0)
        {
            var close = _text.IndexOf(comment.Close, at, StringComparison.Ordinal);
            if (close < 0)
            {
                return _text.Length;
            }

            var open = comment.Nests ? _text.AsSpan(at, close - at).IndexOf(comment.Open, StringComparison.Ordinal) : -1;
            (depth, at) = open >= 0 ? (depth + 1, at + open + comment.Open.Length) : (depth - 1, close + comment.Close.Length);
        }

        return at;
    }

    private (int End, bool IsDocString)? TakeString(int at)
    {
        foreach (var literal in _rules.Strings)
        {
            if (StartsWith(at, literal.Open) && StringScanner.EndOf(_text, literal, at) is { } end)
            {
                var isDocString = _rules.HasDocStrings && literal.Open.Length == 3 && _brackets.Count == 0 && IsFirstOnLine(at);
                return (end, isDocString);
            }
        }

        return null;
    }

    private bool StartsWith(int at, string sign) => _text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal);

    private bool IsFirstOnLine(int at)
    {
        while (at > 0 && _text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at == 0 || _text[at - 1] is '\n' or '\r';
    }

    private int LineEnd(int at)
    {
        var distance = _text.AsSpan(at).IndexOfAny('\n', '\r');
        return distance < 0 ? _text.Length : at + distance;
    }
}

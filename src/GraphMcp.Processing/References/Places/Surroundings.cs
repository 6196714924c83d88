using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References.Lexing;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.References.Places;

/// <summary>What stands around one match, within a reach that keeps the cost of a match independent of its line's length.</summary>
internal sealed class Surroundings(TextDocument document, SourceClassification classification, NameMatch match, LexicalSpot spot)
{
    private const int Reach = 400;
    private const int ParentLines = 200;
    private const int MostParents = 6;

    private const string Quotes = "\"'`\\";

    private (int Start, int Length)? _line;

    public string Text => document.Text;

    public NameMatch Match => match;

    public LexicalSpot Spot => spot;

    public SourceClassification Classification => classification;

    public string Format => classification.Format;

    public int LineNumber { get; } = document.PositionOf(match.Start).Line;

    /// <summary>Gets the identifier that the name is a part of.</summary>
    public ReadOnlySpan<char> Identifier => Text.AsSpan(match.IdentifierStart, match.IdentifierEnd - match.IdentifierStart);

    /// <summary>Gets the line's text before the identifier.</summary>
    public ReadOnlySpan<char> Before
    {
        get
        {
            var start = Math.Max(Line.Start, match.IdentifierStart - Reach);
            return Text.AsSpan(start, match.IdentifierStart - start);
        }
    }

    /// <summary>Gets the line's text behind the identifier.</summary>
    public ReadOnlySpan<char> After
    {
        get
        {
            var end = Math.Min(Line.Start + Line.Length, match.IdentifierEnd + Reach);
            return Text.AsSpan(match.IdentifierEnd, Math.Max(0, end - match.IdentifierEnd));
        }
    }

    private (int Start, int Length) Line => _line ??= document.Lines.BoundsOf(LineNumber);

    public (int Line, int Column) PositionOf(int offset) => document.PositionOf(offset);

    /// <summary>Returns a line's text without white space around it, empty outside of the text.</summary>
    public ReadOnlySpan<char> LineText(int line) => LineStart(line).Trim();

    /// <summary>Returns the key whose value the identifier is (<c>database: "x"</c>, <c>Database=x</c>, <c>--dbname=x</c>), or empty.</summary>
    public ReadOnlySpan<char> Key() => KeyAtEnd(Before);

    /// <summary>Returns the key to which a bracket's content belongs (<c>retired = [</c>), or empty.</summary>
    public ReadOnlySpan<char> KeyOfBracket()
    {
        if (spot.BracketOffset < 0)
        {
            return default;
        }

        var start = Math.Max(0, spot.BracketOffset - Reach);
        var before = Text.AsSpan(start, spot.BracketOffset - start);
        before = before[(before.LastIndexOfAny('\n', '\r') + 1)..];
        var key = KeyAtEnd(before);
        return key.IsEmpty ? new BackwardReader(before.TrimEnd()).TakeWord("\"'") : key;
    }

    /// <summary>Returns the first lines above with ever less indentation: what the match's line is nested in, the nearest first.</summary>
    public List<string> Parents()
    {
        var parents = new List<string>();
        var indentation = IndentationOf(LineNumber);
        for (
            var line = LineNumber - 1;
            line > 0 && line > LineNumber - ParentLines && indentation > 0 && parents.Count < MostParents;
            line--
        )
        {
            var text = LineStart(line);
            var ownIndentation = IndentationOf(line);
            if (!text.IsWhiteSpace() && ownIndentation < indentation)
            {
                parents.Add(text.Trim().ToString());
                indentation = ownIndentation;
            }
        }

        return parents;
    }

    /// <summary>Returns the key at the end of a text that a value follows, or empty.</summary>
    public static ReadOnlySpan<char> KeyAtEnd(ReadOnlySpan<char> before)
    {
        var reader = new BackwardReader(before);
        reader.Skip(Quotes + "@$");
        reader.Skip(" \t");
        if (!reader.Skip("=>:"))
        {
            return default;
        }

        reader.Skip(" \t" + Quotes + "])?!");
        return reader.TakeWord(".");
    }

    /// <summary>Returns the number of columns before a line's content; a YAML dash counts as one of them.</summary>
    private int IndentationOf(int line) => LineStart(line) is var text ? text.Length - text.TrimStart(" \t-").Length : 0;

    private ReadOnlySpan<char> LineStart(int line)
    {
        if (line < 1 || line > document.Lines.Count)
        {
            return default;
        }

        var (start, length) = document.Lines.BoundsOf(line);
        return Text.AsSpan(start, Math.Min(length, Reach));
    }
}

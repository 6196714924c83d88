using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Reads characters, names and what stands between them.</summary>
internal sealed class HclCursor(string text)
{
    private int _depth;

    public string Text => text;

    public int At { get; set; }

    public bool IsAtEnd => At >= text.Length;

    public char Current => At < text.Length ? text[At] : '\0';

    public List<TextRange> Comments { get; } = [];

    public bool IsAt(string expected) => string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;

    /// <summary>Goes over an expected text, or tells that it is not there.</summary>
    public bool Accept(string expected)
    {
        var isThere = IsAt(expected);
        At += isThere ? expected.Length : 0;
        return isThere;
    }

    public void Expect(string expected, string after)
    {
        if (!Accept(expected))
        {
            throw Error($"'{expected}' is expected {after}");
        }
    }

    /// <summary>Goes over blanks and comments, and over line endings too if asked.</summary>
    public void SkipBlanks(bool andLines = false)
    {
        while (!IsAtEnd && (Current is ' ' or '\t' or '\uFEFF' || (andLines && Current is '\r' or '\n') || SkipComment()))
        {
            At += Current is ' ' or '\t' or '\uFEFF' || (andLines && Current is '\r' or '\n') ? 1 : 0;
        }
    }

    /// <summary>Returns a name, or null when none starts here.</summary>
    public string? TryName()
    {
        var start = At;
        if (char.IsLetter(Current) || Current == '_')
        {
            while (char.IsLetterOrDigit(Current) || Current is '_' or '-')
            {
                At++;
            }
        }

        return At == start ? null : text[start..At];
    }

    public bool IsAtLineEnd => Current is '\r' or '\n';

    /// <summary>Goes over one line ending.</summary>
    public void SkipLineEnd() => At += IsAt("\r\n") ? 2 : 1;

    /// <summary>Counts nesting; the caller leaves again.</summary>
    public void Enter()
    {
        if (++_depth > HclFile.MaximumDepth)
        {
            throw Error($"it is nested more than {HclFile.MaximumDepth} levels deep");
        }
    }

    public void Leave() => _depth--;

    public InvalidSyntaxException Error(string what)
    {
        var line = 1 + text.AsSpan(0, Math.Min(At, text.Length)).Count('\n');
        return new InvalidSyntaxException($"The HCL is not valid at line {line}: {what}.");
    }

    private bool SkipComment()
    {
        var start = At;
        if (IsAt("/*"))
        {
            var end = text.IndexOf("*/", At + 2, StringComparison.Ordinal);
            At = end < 0 ? throw Error("a comment is not closed") : end + 2;
        }
        else if (Current == '#' || IsAt("//"))
        {
            var length = text.AsSpan(At).IndexOfAny('\r', '\n');
            At = length < 0 ? text.Length : At + length;
        }
        else
        {
            return false;
        }

        if (Comments.Count == 0 || Comments[^1].Start < start)
        {
            Comments.Add(new TextRange(start, At));
        }

        return true;
    }
}

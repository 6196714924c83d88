using System.Buffers;
using System.Text;

namespace GraphMcp.Processing.References.Matching;

/// <summary>Finds a name in all its spellings, on the boundaries of words, in linear time.</summary>
internal sealed class NameMatcher
{
    private static readonly string[] Joints = ["", "_", "-", ".", " ", @"\_"];

    private readonly string _name;
    private readonly string[] _words;
    private readonly int _leadingSeparators;
    private readonly int _trailingSeparators;
    private readonly SearchValues<string> _starts;

    public NameMatcher(DatabaseName database)
    {
        _name = database.Name;
        _words = [.. database.Words];
        _leadingSeparators = _name.AsSpan().IndexOfAnyExcept('_', '-');
        _trailingSeparators = _name.Length - 1 - _name.AsSpan().LastIndexOfAnyExcept('_', '-');
        string[] starts = _words.Length == 1 ? _words : [.. Joints.Select(joint => _words[0] + joint + _words[1])];
        _starts = SearchValues.Create(starts, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Returns false when no spelling can be in the text; fast.</summary>
    public bool MayContain(ReadOnlySpan<char> text) => text.ContainsAny(_starts);

    /// <summary>Returns the matches in order; they do not overlap.</summary>
    public List<NameMatch> FindAll(ReadOnlySpan<char> text)
    {
        var matches = new List<NameMatch>();
        var at = 0;
        while (at < text.Length && text[at..].IndexOfAny(_starts) is >= 0 and var distance)
        {
            at += distance;
            if (Match(text, at) is { } match)
            {
                matches.Add(match);
                at = match.IdentifierEnd;
            }
            else
            {
                at++;
            }
        }

        return matches;
    }

    private NameMatch? Match(ReadOnlySpan<char> text, int start)
    {
        if (MatchWords(text, start, out var end) is not { } spelling)
        {
            return null;
        }

        var (identifierStart, identifierEnd) = (Identifier.StartOf(text, start), Identifier.EndOf(text, end));
        if (
            (identifierStart < start && char.IsLetterOrDigit(text[start - 1]) && !WordSplitter.StartsWord(text, start))
            || (identifierEnd > end && char.IsLetterOrDigit(text[end]) && !WordSplitter.StartsWord(text, end))
        )
        {
            return null; // part of a longer word
        }

        var before = WordsOf(text[identifierStart..start]);
        var behind = WordsOf(text[end..identifierEnd]);
        Interpolation.AddWords(text, identifierStart, identifierEnd, before, behind);
        var isPrefix = behind.Count == 0 && identifierEnd > end && text[end] == '_' && identifierStart == start;
        var verdict = isPrefix ? AffixVerdict.Unsure : AffixJudge.Judge(before, behind);
        if (verdict == AffixVerdict.OtherDatabase)
        {
            return null;
        }

        var (from, to) = TrimmedTo(text, identifierStart, identifierEnd);
        return new NameMatch(start, end, from, to, SpellingOf(text, start, end, spelling), verdict);
    }

    /// <summary>Returns how the words of the name are joined at a place, or null when they are not all there.</summary>
    private Spelling? MatchWords(ReadOnlySpan<char> text, int start, out int end)
    {
        var spelling = Spelling.Variant;
        end = start;
        for (var i = 0; i < _words.Length; i++)
        {
            if (i > 0)
            {
                spelling = (Spelling)Math.Max((int)spelling, (int)TakeJoint(text, ref end, _words[i]));
            }

            if (!StartsWith(text, end, _words[i]))
            {
                return null;
            }

            end += _words[i].Length;
        }

        return spelling == Spelling.Doubtful && !IsCapitalised(text[start..end]) ? null : spelling;
    }

    private static Spelling TakeJoint(ReadOnlySpan<char> text, ref int at, string nextWord)
    {
        if (StartsWith(text, at, nextWord))
        {
            return WordSplitter.StartsWord(text, at) ? Spelling.Variant : Spelling.RunTogether;
        }

        if (at + 1 < text.Length && text[at] == '\\' && text[at + 1] == '_')
        {
            at += 2;
            return Spelling.Variant;
        }

        var separator = at < text.Length ? text[at] : '\0';
        at++;
        return separator switch
        {
            '_' or '-' => Spelling.Variant,
            '.' => Spelling.Dotted,
            _ => Spelling.Doubtful,
        };
    }

    private Spelling SpellingOf(ReadOnlySpan<char> text, int start, int end, Spelling spelling)
    {
        var (from, to) = (start - _leadingSeparators, end + _trailingSeparators);
        if (from >= 0 && to <= text.Length && text[from..to].SequenceEqual(_name))
        {
            return Spelling.AsGiven;
        }

        return _leadingSeparators + _trailingSeparators > 0 ? Spelling.Doubtful : spelling;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, int at, string word) =>
        at + word.Length <= text.Length && Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word);

    /// <summary>Tells "Postgres Air" from "postgres air": two words that merely follow each other are no name.</summary>
    private static bool IsCapitalised(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((i == 0 || text[i - 1] == ' ') && char.IsLower(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static List<string> WordsOf(ReadOnlySpan<char> affix)
    {
        var words = new List<string>();
        foreach (var word in WordSplitter.Split(affix))
        {
            words.Add(affix[word].ToString().ToLowerInvariant());
        }

        return words;
    }

    private static (int Start, int End) TrimmedTo(ReadOnlySpan<char> text, int start, int end)
    {
        while (text[start] is '_' or '-')
        {
            start++;
        }

        while (text[end - 1] is '_' or '-')
        {
            end--;
        }

        return (start, end);
    }
}

namespace GraphMcp.Storage.Globs;

/// <summary>Reads <c>[…]</c>: characters, ranges, <c>[:classes:]</c>, all of it negated by a leading <c>!</c> or <c>^</c>.</summary>
internal static class GlobSetParser
{
    private static readonly Dictionary<string, Func<char, bool>> Classes = new(StringComparer.Ordinal)
    {
        ["alnum"] = char.IsAsciiLetterOrDigit,
        ["alpha"] = char.IsAsciiLetter,
        ["blank"] = static c => c is ' ' or '\t',
        ["cntrl"] = static c => c is < ' ' or '\x7f',
        ["digit"] = char.IsAsciiDigit,
        ["graph"] = static c => c is > ' ' and < '\x7f',
        ["lower"] = char.IsAsciiLetterLower,
        ["print"] = static c => c is >= ' ' and < '\x7f',
        ["punct"] = static c => c is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(c),
        ["space"] = static c => c is ' ' or (>= '\t' and <= '\r'),
        ["upper"] = char.IsAsciiLetterUpper,
        ["xdigit"] = char.IsAsciiHexDigit,
    };

    /// <summary>Reads the set whose <c>[</c> stands at a position and moves to its <c>]</c>; null when it is cut off or names an unknown class.</summary>
    public static Func<char, bool>? TryParse(string pattern, ref int at)
    {
        var position = at + 1;
        var negated = position < pattern.Length && pattern[position] is '!' or '^';
        position += negated ? 1 : 0;
        var parts = new List<Func<char, bool>>();
        char? before = null;
        // A `]` right behind the opening is a character like others.
        for (var first = true; first || Peek(pattern, position) != ']'; first = false)
        {
            if (TryReadPart(pattern, ref position, ref before) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        at = position;
        return c => c != '/' && parts.Exists(part => part(c)) != negated;
    }

    private static Func<char, bool>? TryReadPart(string pattern, ref int position, ref char? before)
    {
        var character = Peek(pattern, position);
        if (character == '[' && Peek(pattern, position + 1) == ':' && TryReadClass(pattern, ref position, out var named))
        {
            before = null;
            return named;
        }

        if (character == '-' && before is { } low && Peek(pattern, position + 1) is not (null or ']'))
        {
            position++;
            before = null;
            return TryReadCharacter(pattern, ref position) is { } high ? c => c >= low && c <= high : null;
        }

        before = TryReadCharacter(pattern, ref position);
        return before is { } one ? c => c == one : null;
    }

    /// <summary>Returns false when what starts with <c>[:</c> has no <c>:]</c> and so is no class; an unknown class is null.</summary>
    private static bool TryReadClass(string pattern, ref int position, out Func<char, bool>? named)
    {
        named = null;
        var end = pattern.IndexOf(']', position + 2);
        if (end < position + 3 || pattern[end - 1] != ':')
        {
            return false;
        }

        named = Classes.GetValueOrDefault(pattern[(position + 2)..(end - 1)]);
        position = end + 1;
        return true;
    }

    private static char? TryReadCharacter(string pattern, ref int position)
    {
        if (Peek(pattern, position) == '\\')
        {
            position++;
        }

        return Peek(pattern, position++);
    }

    private static char? Peek(string pattern, int position) => position < pattern.Length ? pattern[position] : null;
}

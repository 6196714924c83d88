namespace GraphMcp.Processing.Secrets;

/// <summary>Finds secrets behind their keys: <c>password=x</c>, <c>"apiKey": "x"</c>, <c>--token x</c>, <c>PASSWORD 'x'</c>, <c>setPassword("x")</c>.</summary>
internal static class KeyedSecrets
{
    private const int LongestKey = 80;

    public static List<SecretSpan> Find(string line)
    {
        var found = new List<SecretSpan>();
        for (var at = 1; at < line.Length; at++)
        {
            var behind = SeparatorEnd(line, at);
            if (behind <= at)
            {
                continue;
            }

            var floor = found.Count > 0 ? Math.Min(found[^1].End, at) : 0;
            if (SecretAt(line, floor, at, behind) is { } secret)
            {
                found.Add(secret);
                at = Math.Max(at, secret.End - 1);
            }
        }

        return found;
    }

    /// <summary>Returns where a separator between key and value ends, or its start when there is none.</summary>
    private static int SeparatorEnd(string line, int at)
    {
        switch (line[at])
        {
            case ':' when at + 2 < line.Length && line[at + 1] == '/' && line[at + 2] == '/':
                return at;
            case '=' or ':':
                var end = at + 1;
                while (end < line.Length && line[end] is '=' or '>' or '~')
                {
                    end++;
                }

                return end;
            case '(' or ',' or ' ' or '\t':
                return at + 1;
            default:
                return at;
        }
    }

    private static SecretSpan? SecretAt(string line, int floor, int separator, int behind)
    {
        var (start, length) = KeyBefore(line, floor, separator);
        if (length == 0)
        {
            return null;
        }

        var phrase = line.AsSpan(start, length);
        var word = LastWords(phrase, 1);
        var wordStart = start + length - word.Length;
        switch (line[separator])
        {
            case ':': // any word before a colon may say it: "Password of the reader: x"
                return SecretKey.IsSecret(phrase) ? SecretValue.At(line, behind, start) : null;
            case '=' when line[separator - 1] is ' ' or '\t':
                return SecretKey.IsSecret(LastWords(phrase, 2)) ? SecretValue.At(line, behind, start) : null;
            case '=':
                return SecretKey.IsSecret(word) ? SecretValue.At(line, behind, wordStart) : null;
            case ' ' or '\t' when word.StartsWith('-'):
                return SecretKey.IsSecret(word) && !IsOption(line, behind) ? SecretValue.At(line, behind, separator) : null;
            default:
                return SecretKey.IsSecret(word) || EndsWithIdentified(phrase) ? Argument(line, behind, wordStart) : null;
        }
    }

    private static bool IsOption(string line, int at) => line.AsSpan(at).TrimStart().StartsWith('-');

    /// <summary>Returns a quoted value that is not itself a key (<c>"password", "value": …</c>).</summary>
    private static SecretSpan? Argument(string line, int at, int keyStart) =>
        SecretValue.At(line, at, keyStart, onlyQuoted: true) is { } value
        && !line.AsSpan(value.End).TrimStart("\\\"'`] ").StartsWith(':')
        && !line.AsSpan(value.End).TrimStart("\\\"'`] ").StartsWith('=')
            ? value
            : null;

    private static bool EndsWithIdentified(ReadOnlySpan<char> text) => text.EndsWith("identified by", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> LastWords(ReadOnlySpan<char> phrase, int count)
    {
        var start = phrase.Length;
        while (count-- > 0 && start > 0)
        {
            start = phrase[..start].TrimEnd(' ').LastIndexOf(' ') + 1;
        }

        return phrase[start..];
    }

    /// <summary>Returns the words before a separator, without quotes and brackets that close there.</summary>
    private static (int Start, int Length) KeyBefore(string line, int floor, int separator)
    {
        var end = separator;
        while (end > floor && line[end - 1] is ' ' or '\t' or '"' or '\'' or '`' or '\\' or ']' or ')' or ':' or '?' or '+' or '!' or '=')
        {
            end--;
        }

        var start = end;
        while (start > floor && end - start < LongestKey && IsKeyCharacter(line[start - 1]))
        {
            start--;
        }

        while (start < end && line[start] == ' ')
        {
            start++;
        }

        return (start, end - start);
    }

    private static bool IsKeyCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or '$';
}

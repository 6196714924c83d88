using System.Text.RegularExpressions;

namespace GraphMcp.Processing.Secrets;

/// <summary>Finds where the value that starts at a place in a line ends.</summary>
internal static class SecretValue
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const int Lookahead = 80;

    private static readonly Regex NextSetting = new(@"\A[;&,]?\s*[""']?[A-Za-z_][\w .-]*[""']?\s*[=:]", Options);
    private static readonly Regex Command = new(
        @"\A\s+(psql|pg_\w+|mysql\w*|mariadb\w*|createdb|dropdb|docker|exec|env|node|python[\d.]*|\./\S+)\s",
        Options
    );
    private static readonly Regex NoSecret = new(@"\A(true|false|null|none|~|[|>][+-]?|[\[{(])?\s*\z", Options | RegexOptions.IgnoreCase);

    /// <summary>Returns the value's span without its quotes, or null when there is no value that could be a secret.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the value, or white space before it, starts.</param>
    /// <param name="keyStart">Where its key starts: a value without quotes runs to the end of the line if the key is the line's first thing.</param>
    /// <param name="onlyQuoted">Whether a value without quotes is none.</param>
    public static SecretSpan? At(string line, int at, int keyStart, bool onlyQuoted = false)
    {
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || IsPrefix(line, at)))
        {
            at++;
        }

        var quote = at;
        while (quote < line.Length && line[quote] == '\\')
        {
            quote++;
        }

        if (quote < line.Length && line[quote] is '"' or '\'' or '`')
        {
            return Span(line, quote + 1, QuotedEnd(line, quote, isEscaped: quote > at));
        }

        return onlyQuoted ? null : Span(line, at, UnquotedEnd(line, at, keyStart));
    }

    private static SecretSpan? Span(string line, int start, int end) =>
        start >= end || NoSecret.IsMatch(line[start..end]) ? null : new SecretSpan(start, end);

    /// <summary>Tells whether a letter belongs to the string literal that starts behind it (<c>N'…'</c>, <c>f"…"</c>, <c>@"…"</c>).</summary>
    private static bool IsPrefix(string line, int at) =>
        at + 1 < line.Length && line[at] is 'N' or 'E' or 'b' or 'r' or 'f' or 'u' or '@' or '$' && line[at + 1] is '"' or '\'';

    private static int QuotedEnd(string line, int open, bool isEscaped)
    {
        var quote = line[open];
        for (var at = open + 1; at < line.Length; at++)
        {
            if (line[at] == '\\' && !isEscaped)
            {
                at++;
            }
            else if (line[at] != quote || (isEscaped && line[at - 1] != '\\'))
            {
                continue;
            }
            else if (at + 1 < line.Length && line[at + 1] == quote && !(at == open + 1 && line.AsSpan(at + 1).TrimStart(quote).Length == 0))
            {
                at++;
            }
            else
            {
                var end = isEscaped ? at - 1 : at;
                return GoesOn(line, at + 1) ? UnquotedEnd(line, at + 1, keyStart: at) : end;
            }
        }

        return line.Length;
    }

    /// <summary>Tells whether a value goes on behind a closing quote, as a shell word does.</summary>
    private static bool GoesOn(string line, int at) =>
        at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] is '"' or '\'' or '\\' or '$' or '@');

    private static int UnquotedEnd(string line, int start, int keyStart)
    {
        var isFirst = IsFirst(line, keyStart);
        var enclosing = EnclosingQuote(line, keyStart);
        for (var at = start; at < line.Length; at++)
        {
            var c = line[at];
            var ends =
                c == enclosing && enclosing != '\0'
                || c switch
                {
                    ';' or '&' or ',' => StartsSetting(line, at),
                    '<' => at + 1 < line.Length && line[at + 1] == '/',
                    _ => char.IsWhiteSpace(c) && (!isFirst || StartsSetting(line, at) || Command.IsMatch(Ahead(line, at))),
                };
            if (ends)
            {
                return at;
            }
        }

        return line.Length;
    }

    private static bool StartsSetting(string line, int at) => NextSetting.IsMatch(Ahead(line, at));

    private static string Ahead(string line, int at) => line.Substring(at, Math.Min(Lookahead, line.Length - at));

    private static bool IsFirst(string line, int keyStart)
    {
        var before = line.AsSpan(0, keyStart).Trim().TrimStart("-").Trim().TrimEnd("\"'");
        return before.IsEmpty || before is "export" or "set" or "local" or "ENV" or "ARG" or "//" or "#" or ";" or "--";
    }

    /// <summary>Returns the quote that is open before the key, or NUL.</summary>
    private static char EnclosingQuote(string line, int keyStart)
    {
        var open = '\0';
        for (var at = 0; at < keyStart; at++)
        {
            var c = line[at];
            if (c is '"' or '\'' or '`' && (open == '\0' || open == c))
            {
                open = open == c ? '\0' : c;
            }
        }

        return open;
    }
}

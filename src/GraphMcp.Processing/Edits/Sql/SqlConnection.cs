using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>A statement or command from which on another database is used: <c>\c x</c>, <c>USE x</c>.</summary>
/// <param name="Target">The database; empty where the command keeps it.</param>
/// <param name="CarriesOver">Whether what it says about user, host or port also holds for the connections after it.</param>
/// <param name="IsNew">Whether it opens a new session; <c>USE</c> keeps the session and its settings.</param>
internal sealed record SqlConnection(TextRange Target, bool CarriesOver, bool IsNew)
{
    /// <summary>Returns null when the statement connects to nothing.</summary>
    public static SqlConnection? Of(string text, SqlStatement statement)
    {
        if (statement.Kind == SqlStatementKind.Command)
        {
            return OfCommand(text, statement.Range);
        }

        var isUse = statement.Code.Count == 2 && statement.Code[0].IsWord(text, "USE") && statement.Code[1].IsName;
        return isUse ? new SqlConnection(statement.Code[1].Inner(text), CarriesOver: false, IsNew: false) : null;
    }

    private static SqlConnection? OfCommand(string text, TextRange range)
    {
        var words = Words(text, range);
        var command = words[0].In(text);
        if (
            command is not ("\\c" or "\\connect" or "\\u")
            && !command.StartsWith("CONN", StringComparison.OrdinalIgnoreCase)
            && command is not ".open"
        )
        {
            return null;
        }

        if (words.Count == 1 || words[1].In(text) is "-")
        {
            return new SqlConnection(new TextRange(range.End, range.End), words.Count > 2, IsNew: true);
        }

        var target = Unquoted(text, words[1]);
        var carriesOver = words.Count > 2 || target.In(text).ContainsAny("=:/");
        return new SqlConnection(target, carriesOver, IsNew: true);
    }

    private static List<TextRange> Words(string text, TextRange range)
    {
        List<TextRange> words = [];
        for (var at = range.Start; at < range.End; )
        {
            var start = at;
            for (var quote = '\0'; at < range.End && (quote != '\0' || !char.IsWhiteSpace(text[at])); at++)
            {
                quote =
                    quote == '\0' && text[at] is '"' or '\'' ? text[at]
                    : text[at] == quote ? '\0'
                    : quote;
            }

            words.Add(new TextRange(start, at));
            while (at < range.End && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return words;
    }

    private static TextRange Unquoted(string text, TextRange word)
    {
        var inner = word.Length >= 2 && text[word.Start] is '"' or '\'' ? new TextRange(word.Start + 1, word.End - 1) : word;
        return inner.In(text).EndsWith(";", StringComparison.Ordinal) ? inner with { End = inner.End - 1 } : inner;
    }
}

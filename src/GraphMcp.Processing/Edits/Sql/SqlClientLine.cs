using System.Globalization;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Recognises lines that the client reads itself.</summary>
internal static class SqlClientLine
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Tells what a line, or the rest of one, is.</summary>
    /// <param name="text">The script.</param>
    /// <param name="line">From here to the end of the line, trimmed.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="isLineStart">Whether only white space stands before it on its line.</param>
    /// <param name="isStatementStart">Whether no statement is open.</param>
    public static SqlClientLineKind Classify(string text, TextRange line, SqlDialect dialect, bool isLineStart, bool isStatementStart)
    {
        var content = line.In(text);
        if (content[0] == '\\' && dialect == SqlDialect.Standard)
        {
            return isStatementStart ? SqlClientLineKind.Command
                : EndsStatement(content) ? SqlClientLineKind.EndOfStatement
                : SqlClientLineKind.None;
        }

        if (isLineStart && IsSeparator(content, dialect))
        {
            return SqlClientLineKind.Separator;
        }

        return isLineStart && isStatementStart ? ClassifyFirst(content, dialect) : SqlClientLineKind.None;
    }

    public static string DelimiterOf(string text, TextRange line) => line.In(text)["DELIMITER".Length..].Trim().ToString();

    private static SqlClientLineKind ClassifyFirst(ReadOnlySpan<char> content, SqlDialect dialect)
    {
        if (content[0] == '#' && dialect != SqlDialect.TSql)
        {
            return SqlClientLineKind.Comment;
        }

        if (dialect == SqlDialect.MySql && StartsWithWord(content, "DELIMITER"))
        {
            return SqlClientLineKind.Delimiter;
        }

        var isCommand = dialect switch
        {
            SqlDialect.TSql => content[0] == ':',
            SqlDialect.MySql => content[0] == '\\' || StartsWithWord(content, "source"),
            _ => content is ['.' or '@', var next, ..] && (char.IsLetter(next) || next is '@' or '.' or '/')
                || ((StartsWithWord(content, "CONNECT") || StartsWithWord(content, "CONN")) && content.Contains('/')),
        };
        return isCommand ? SqlClientLineKind.Command : SqlClientLineKind.None;
    }

    private static bool IsSeparator(ReadOnlySpan<char> content, SqlDialect dialect) =>
        dialect switch
        {
            SqlDialect.TSql => content.Equals("GO", IgnoreCase)
                || (StartsWithWord(content, "GO") && int.TryParse(content[2..].TrimEnd(';'), CultureInfo.InvariantCulture, out _)),
            SqlDialect.Standard => content is "/",
            _ => false,
        };

    private static bool EndsStatement(ReadOnlySpan<char> content) =>
        content.StartsWith("\\g", StringComparison.Ordinal)
        || content.StartsWith("\\crosstabview", StringComparison.Ordinal)
        || content.StartsWith("\\watch", StringComparison.Ordinal);

    private static bool StartsWithWord(ReadOnlySpan<char> content, string word) =>
        content.StartsWith(word, IgnoreCase) && content.Length > word.Length && char.IsWhiteSpace(content[word.Length]);
}

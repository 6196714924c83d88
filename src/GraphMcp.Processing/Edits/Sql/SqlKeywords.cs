namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Compares tokens with keywords.</summary>
internal static class SqlKeywords
{
    public static bool IsWord(this SqlToken token, string text, string word) =>
        token.Kind == SqlTokenKind.Word && token.Range.In(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    public static bool IsAnyWord(this SqlToken token, string text, IEnumerable<string> words) =>
        words.Any(word => token.IsWord(text, word));

    public static bool IsSymbol(this SqlToken token, string text, char symbol) =>
        token.Kind == SqlTokenKind.Symbol && text[token.Range.Start] == symbol;

    /// <summary>Splits a list of words that is written as one text.</summary>
    public static IReadOnlyList<string> Words(string words) => words.Split(' ');
}

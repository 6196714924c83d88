using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Lists of literals that a statement compares with: <c>IN ('a', 'x', 'b')</c>, <c>ARRAY['a', 'x']</c>.</summary>
internal static class SqlLiteralLists
{
    /// <summary>Adds the literals that can go alone to what the verdict takes out of the statement.</summary>
    public static SqlVerdict Add(SqlOwnership ownership, SqlStatement statement, SqlVerdict verdict)
    {
        List<TextRange> parts = [.. verdict.Parts];
        var onlyItem = false;
        for (var index = 1; index < statement.Code.Count; index++)
        {
            if (!IsListStart(ownership.Text, statement.Code, index) || Items(ownership.Text, statement.Code, index + 1) is not { } items)
            {
                continue;
            }

            bool[] isOurs = [.. items.Select(item => IsExactly(ownership, item))];
            onlyItem |= items.Count > 0 && Array.TrueForAll(isOurs, each => each);
            parts.AddRange(isOurs.Contains(true) ? ListRemoval.Plan([.. items.Select(item => item.Range)], isOurs) ?? [] : []);
        }

        return onlyItem ? SqlVerdict.OnlyItem with { Parts = parts } : verdict with { Parts = parts };
    }

    private static bool IsListStart(string text, IReadOnlyList<SqlToken> code, int index) =>
        (code[index].IsSymbol(text, '(') && code[index - 1].IsWord(text, "IN"))
        || (code[index].IsSymbol(text, '[') && code[index - 1].IsWord(text, "ARRAY"));

    /// <summary>Returns the literals up to the closing bracket; null when anything else stands there.</summary>
    private static List<SqlToken>? Items(string text, IReadOnlyList<SqlToken> code, int index)
    {
        List<SqlToken> items = [];
        for (; index + 1 < code.Count && code[index].Kind == SqlTokenKind.String; index += 2)
        {
            items.Add(code[index]);
            if (!code[index + 1].IsSymbol(text, ','))
            {
                return code[index + 1].IsSymbol(text, ')') || code[index + 1].IsSymbol(text, ']') ? items : null;
            }
        }

        return null;
    }

    private static bool IsExactly(SqlOwnership ownership, SqlToken literal) =>
        ownership.References.ActiveIn(literal.Range).Any(reference => TextRange.Of(reference) == literal.Inner(ownership.Text));
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Reads a statement's tokens from left to right.</summary>
internal sealed class SqlCursor(string text, IReadOnlyList<SqlToken> tokens)
{
    public int Index { get; set; }

    public bool IsAtEnd => Index >= tokens.Count;

    public SqlToken? Current => IsAtEnd ? null : tokens[Index];

    public bool Is(string word) => Current?.IsWord(text, word) == true;

    public bool IsAny(IEnumerable<string> words) => Current?.IsAnyWord(text, words) == true;

    public bool IsSymbol(char symbol) => Current?.IsSymbol(text, symbol) == true;

    /// <summary>Takes these words (parted by blanks) if all of them stand here.</summary>
    public bool Take(string words)
    {
        var at = Index;
        foreach (var word in words.Split(' '))
        {
            if (!Is(word))
            {
                Index = at;
                return false;
            }

            Index++;
        }

        return true;
    }

    public bool TakeAny(IEnumerable<string> words) => Advance(IsAny(words));

    public bool TakeSymbol(char symbol) => Advance(IsSymbol(symbol));

    /// <summary>Skips words that say nothing here.</summary>
    public SqlCursor SkipAll(IReadOnlyList<string> words)
    {
        while (TakeAny(words)) { }
        return this;
    }

    /// <summary>Goes on to a word outside of parentheses; false when there is none.</summary>
    public bool SkipTo(IReadOnlyList<string> words)
    {
        var depth = 0;
        for (; !IsAtEnd; Index++)
        {
            depth +=
                IsSymbol('(') ? 1
                : IsSymbol(')') ? -1
                : 0;
            if (depth == 0 && IsAny(words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Skips a pair of parentheses with all in it, if one opens here.</summary>
    public void SkipParentheses()
    {
        if (!IsSymbol('('))
        {
            return;
        }

        var depth = 0;
        do
        {
            depth +=
                IsSymbol('(') ? 1
                : IsSymbol(')') ? -1
                : 0;
            Index++;
        } while (depth > 0 && !IsAtEnd);
    }

    /// <summary>Takes a name of any number of parts; a string counts as one where <paramref name="strings"/> says so.</summary>
    public SqlName? TakeName(bool strings = false)
    {
        List<SqlToken> parts = [];
        while (Current is { } part && (part.IsName || (strings && part.Kind == SqlTokenKind.String) || part.IsSymbol(text, '*')))
        {
            parts.Add(part);
            Index++;
            if (!TakeSymbol('.'))
            {
                break;
            }

            TakeSymbol('.');
        }

        return parts.Count == 0 ? null : new SqlName(parts);
    }

    /// <summary>Takes names between commas; what stands behind a name (a signature, an account's host) belongs to it.</summary>
    public IReadOnlyList<SqlListItem> TakeNames(bool strings = false)
    {
        List<SqlListItem> names = [];
        while (TakeName(strings) is { } name)
        {
            SkipParentheses();
            TakeHost();

            names.Add(new SqlListItem(name, new TextRange(name.Range.Start, tokens[Index - 1].Range.End)));
            if (!TakeSymbol(','))
            {
                break;
            }
        }

        return names;
    }

    /// <summary>Takes the second half of an account: <c>'app'@'%'</c>, <c>app@localhost</c>.</summary>
    private void TakeHost()
    {
        if (TakeSymbol('@'))
        {
            TakeName(strings: true);
        }
        else if (Current is { Kind: SqlTokenKind.Word } host && text[host.Range.Start] == '@')
        {
            TakeName();
        }
    }

    private bool Advance(bool isThere)
    {
        Index += isThere ? 1 : 0;
        return isThere;
    }
}

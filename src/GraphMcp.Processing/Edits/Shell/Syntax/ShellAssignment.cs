using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary><c>NAME=value</c>, as a command of its own, before one, or as an operand of <c>export</c> and its like.</summary>
/// <param name="Word">All of it.</param>
/// <param name="Name">The variable.</param>
/// <param name="Value">What it gets; empty where there is no value.</param>
internal sealed record ShellAssignment(ShellWord Word, TextRange Name, TextRange Value)
{
    /// <summary>Returns null when the word is no assignment.</summary>
    public static ShellAssignment? Of(string text, ShellWord word)
    {
        var name = word.Range.Start;
        while (name < word.Range.End && (char.IsAsciiLetterOrDigit(text[name]) || text[name] == '_'))
        {
            name++;
        }

        if (name == word.Range.Start || char.IsAsciiDigit(text[word.Range.Start]))
        {
            return null;
        }

        var equals = SkipIndex(text, name, word.Range.End);
        equals += equals < word.Range.End && text[equals] == '+' ? 1 : 0;
        return equals < word.Range.End && text[equals] == '='
            ? new ShellAssignment(word, new TextRange(word.Range.Start, name), new TextRange(equals + 1, word.Range.End))
            : null;
    }

    private static int SkipIndex(string text, int at, int end)
    {
        if (at >= end || text[at] != '[')
        {
            return at;
        }

        var close = text.AsSpan(at, end - at).IndexOf(']');
        return close < 0 ? at : at + close + 1;
    }
}

using GraphMcp.Processing.Edits.Naming;
using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>Tells how words name the database.</summary>
internal sealed class ShellNaming(string text, ReferenceIndex references)
{
    public string Text => text;

    public ReferenceIndex References => references;

    public bool IsNamedIn(TextRange range) => references.HasActiveIn(range);

    public string TextOf(TextRange range) => range.In(text).ToString();

    /// <summary>Returns true when the range, without quotes, stands for the database as a whole.</summary>
    public bool IsWhole(TextRange range) => DatabaseNaming.Judge(text, Quotes.Strip(text, range), references) == NamedPart.Whole;

    /// <summary>Returns true when the range, without quotes, is the name itself or a variable that is called like it.</summary>
    public bool IsExactly(TextRange range)
    {
        var inner = Quotes.Strip(text, range);
        if (inner.In(text) is ['$', ..])
        {
            return IsWhole(inner);
        }

        return references.ActiveIn(inner).Any(reference => TextRange.Of(reference) == inner);
    }
}

using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>One word, as it is written.</summary>
/// <param name="Range">All of it, quotes and expansions too.</param>
/// <param name="Substitutions">The commands whose output it takes.</param>
internal sealed record ShellWord(TextRange Range, IReadOnlyList<ShellSubstitution> Substitutions)
{
    /// <summary>Gets the items of an array in parentheses (<c>a=(x y)</c>), else null.</summary>
    public IReadOnlyList<ShellWord>? Items { get; init; }

    /// <summary>Returns the word without the one pair of quotes around it, if it is quoted as a whole.</summary>
    public TextRange Inner(string text) => Quotes.Strip(text, Range);
}

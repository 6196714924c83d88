using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>One command, simple or compound.</summary>
/// <param name="Range">All of it, redirections too.</param>
internal abstract record ShellCommand(TextRange Range)
{
    public IReadOnlyList<ShellRedirect> Redirects { get; init; } = [];

    /// <summary>Gets the lists of statements inside of a compound command.</summary>
    public virtual IEnumerable<ShellList> Lists => [];
}

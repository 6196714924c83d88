namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Where a list of statements stands.</summary>
internal enum ShellListRole
{
    /// <summary>The script itself, a branch of a <c>case</c>, a substitution: it may be empty.</summary>
    MayBeEmpty,

    /// <summary>A body: at least one statement has to stand in it.</summary>
    Body,

    /// <summary>What <c>if</c> and <c>while</c> ask.</summary>
    Condition,
}

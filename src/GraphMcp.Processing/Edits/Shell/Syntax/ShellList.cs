namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Statements one after another.</summary>
internal sealed record ShellList(ShellListRole Role, IReadOnlyList<ShellStatement> Statements);

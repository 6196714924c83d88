using GraphMcp.Processing.Edits.Shell.Syntax;

namespace GraphMcp.Processing.Edits.Shell;

/// <summary>Checks that a script's quotes, substitutions, here documents and compound commands all end.</summary>
public sealed class ShellSyntaxCheck : ISyntaxCheck
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["shell"];

    /// <inheritdoc/>
    public string? FindError(string path, string text) => ShellScript.Parse(text).Error;
}

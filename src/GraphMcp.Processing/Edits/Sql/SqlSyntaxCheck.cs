namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Checks that a script falls into statements: quotes, comments, blocks and parentheses all end.</summary>
public sealed class SqlSyntaxCheck : ISyntaxCheck
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["sql"];

    /// <inheritdoc/>
    public string? FindError(string path, string text) => SqlScript.Parse(text).Error;
}

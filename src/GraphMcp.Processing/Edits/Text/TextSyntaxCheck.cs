namespace GraphMcp.Processing.Edits.Text;

/// <summary>Documents for people: every text is one.</summary>
public sealed class TextSyntaxCheck : ISyntaxCheck
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["markdown", "text"];

    /// <inheritdoc/>
    public string? FindError(string path, string text) => null;
}

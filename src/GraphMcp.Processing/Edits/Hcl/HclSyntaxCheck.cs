using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Checks that a file is HCL: blocks, attributes and expressions are whole and closed.</summary>
public sealed class HclSyntaxCheck : ISyntaxCheck
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats { get; } = ["hcl"];

    /// <inheritdoc/>
    public string? FindError(string path, string text)
    {
        try
        {
            _ = HclParser.Parse(text);
            return null;
        }
        catch (InvalidSyntaxException exception)
        {
            return exception.Message;
        }
    }
}

using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Yaml;

/// <summary>Checks that every document of a YAML file parses and that every alias has an anchor before it.</summary>
public sealed class YamlSyntaxCheck : ISyntaxCheck
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats { get; } = ["yaml"];

    /// <inheritdoc/>
    public string? FindError(string path, string text)
    {
        try
        {
            _ = YamlReader.Read(text);
            return null;
        }
        catch (InvalidSyntaxException exception)
        {
            return exception.Message;
        }
    }
}

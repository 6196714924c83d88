using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;

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
            var tree = YamlReader.Read(text);
            var dangling = tree.Documents.SelectMany(DataTree.NodesOf).OfType<DataAlias>().FirstOrDefault(alias => alias.Target is null);
            return dangling is null ? null : $"The YAML uses an anchor that is not defined before offset {dangling.Span.Start}.";
        }
        catch (InvalidSyntaxException exception)
        {
            return exception.Message;
        }
    }
}

using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Json;

/// <summary>Checks that a JSON file parses; comments and trailing commas are allowed, as many tools allow them.</summary>
public sealed class JsonSyntaxCheck : ISyntaxCheck
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats { get; } = ["json"];

    /// <inheritdoc/>
    public string? FindError(string path, string text)
    {
        try
        {
            _ = JsonTreeReader.Read(text);
            return null;
        }
        catch (InvalidSyntaxException exception)
        {
            return exception.Message;
        }
    }
}

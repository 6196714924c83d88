using System.Text.Json;

namespace GraphMcp.Cli.Server;

/// <summary>A column of a table: its head, and what it shows of an item.</summary>
/// <param name="Head">The head.</param>
/// <param name="Show">Returns the text of a cell.</param>
internal sealed record Column(string Head, Func<JsonElement, string> Show)
{
    /// <summary>A column that shows the field at a path.</summary>
    public Column(string head, string path)
        : this(head, item => item.Text(path)) { }
}

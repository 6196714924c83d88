using GraphMcp.Processing.Edits;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>A syntax in which some words are required and others are errors.</summary>
internal sealed class WordCheck(string format, string required = "", string forbidden = "<<<") : ISyntaxCheck
{
    public IReadOnlyCollection<string> Formats => [format];

    public string? FindError(string path, string text) =>
        text.Contains(forbidden) ? "a forbidden word on line 1"
        : required.Length > 0 && !text.Contains(required) ? "a word is missing"
        : null;
}

namespace GraphMcp.Processing.Edits;

/// <summary>Tells whether a text parses in one or more formats.</summary>
public interface ISyntaxCheck
{
    /// <summary>Gets the formats (<see cref="Classification.SourceClassification.Format"/>) it checks.</summary>
    IReadOnlyCollection<string> Formats { get; }

    /// <summary>Returns null when <paramref name="text"/> parses, else what is wrong and where, in one sentence without the text's content.</summary>
    string? FindError(string path, string text);
}

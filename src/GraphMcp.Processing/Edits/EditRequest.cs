using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits;

/// <summary>All that an edit strategy may look at.</summary>
/// <param name="Path">Relative, with <c>/</c>.</param>
/// <param name="Classification">What the file is.</param>
/// <param name="Document">The file's text as it is now.</param>
/// <param name="References">Every reference in the text (never those of kind path), by offset.</param>
/// <param name="Database">The retired database.</param>
public sealed record EditRequest(
    string Path,
    SourceClassification Classification,
    TextDocument Document,
    IReadOnlyList<Reference> References,
    DatabaseName Database
);

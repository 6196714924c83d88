using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;

namespace GraphMcp.Processing.References;

/// <summary>Finds every reference to a database in a text.</summary>
public sealed class ReferenceScanner(DatabaseName database)
{
    /// <summary>Returns false when the bytes cannot hold a reference in any supported encoding: the quick check before decoding.</summary>
    public bool MayContain(ReadOnlySpan<byte> content) => throw new NotImplementedException(database.Name);

    /// <summary>Returns the references in the text, by offset.</summary>
    public IReadOnlyList<Reference> Scan(TextDocument document, SourceClassification classification) => throw new NotImplementedException();

    /// <summary>Returns the references in a relative path (kind path, line 1, column in the path).</summary>
    public IReadOnlyList<Reference> ScanPath(string path) => throw new NotImplementedException();
}

namespace GraphMcp.Processing.Classification;

/// <summary>Recognises what a file is by name, extension, path and content.</summary>
public static class SourceClassifier
{
    /// <summary>The number of leading bytes that are enough to classify by content.</summary>
    public const int HeadBytes = 4096;

    /// <summary>Classifies by the path alone; confidence under 0.5 means that a look at the content pays.</summary>
    public static SourceClassification Classify(string path) => throw new NotImplementedException();

    /// <summary>Classifies by path and the first bytes of the content (all of it does no harm).</summary>
    public static SourceClassification Classify(string path, ReadOnlySpan<byte> head) => throw new NotImplementedException();
}

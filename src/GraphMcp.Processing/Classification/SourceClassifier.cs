using GraphMcp.Processing.Files;

namespace GraphMcp.Processing.Classification;

/// <summary>Recognises what a file is by name, extension, path and content.</summary>
/// <remarks>
/// The more special judgement wins: binary content over everything, a file name over its extension, content over an extension that
/// leaves several possibilities open (YAML, JSON, <c>.conf</c>). Text of unknown syntax is <c>unknown</c>, never <c>text</c>: what is
/// <c>text</c> is written for people, and may be annotated.
/// </remarks>
public static class SourceClassifier
{
    /// <summary>The number of leading bytes that are enough to classify by content.</summary>
    public const int HeadBytes = 4096;

    /// <summary>From this confidence on a judgement by the path needs no look at the content.</summary>
    private const double Sure = 0.5;

    private static readonly SourceClassification Unknown = new(SourceType.Unknown, "unknown", null, 0, "nothing known about the name");

    /// <summary>Classifies by the path alone; confidence under 0.5 means that a look at the content pays.</summary>
    public static SourceClassification Classify(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(path);
        return FileNameRules.Find(path, name) ?? ExtensionRules.Find(name) ?? ClassifyInner(path, name) ?? Unknown;
    }

    /// <summary>Classifies by path and the first bytes of the content (all of it does no harm).</summary>
    public static SourceClassification Classify(string path, ReadOnlySpan<byte> head)
    {
        var byPath = Classify(path);
        if (head.IsEmpty)
        {
            return byPath;
        }

        head = head[..Math.Min(head.Length, HeadBytes)];
        if (TextEncoding.DecodeHead(head) is not { } text)
        {
            return new SourceClassification(SourceType.Data, "binary", null, 1, "binary content");
        }

        if (byPath.Format == "binary")
        {
            return new SourceClassification(SourceType.Data, "data", null, Sure, $"{byPath.Evidence}, yet the content is text");
        }

        return ContentRules.Refine(byPath, text) ?? (byPath.Confidence < Sure ? ContentRules.Find(text) : null) ?? byPath;
    }

    /// <summary>Classifies a template or a copy (<c>settings.yaml.j2</c>, <c>settings.ini.example</c>) as what it becomes.</summary>
    private static SourceClassification? ClassifyInner(string path, string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Length == 0 || extension.Length == name.Length || !ExtensionRules.Wrappers.Contains(extension))
        {
            return null;
        }

        var inner = Classify(path[..^extension.Length]);
        return inner with { Confidence = inner.Confidence * 0.9, Evidence = $"{inner.Evidence} below {extension}" };
    }
}

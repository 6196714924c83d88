using System.Text;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.References;

/// <summary>Scans texts as files of a given path.</summary>
internal static class Scan
{
    public static IReadOnlyList<Reference> Text(string path, string text, string database = "postgres_air", bool? ordinaryWord = null)
    {
        var classification = SourceClassifier.Classify(path, Encoding.UTF8.GetBytes(text));
        var scanner = new ReferenceScanner(DatabaseName.Parse(database, ordinaryWord));
        var references = scanner.Scan(TextDocument.FromText(text), classification);
        if (references.Count > 0)
        {
            Assert.True(scanner.MayContain(Encoding.UTF8.GetBytes(text)));
        }

        Assert.All(references, each => Assert.Equal(text.Substring(each.Offset, each.Length), each.Text));
        return references;
    }

    /// <summary>Returns the tier of the only reference, or null when there is none.</summary>
    public static ReferenceTier? Tier(string text, string path = "x.csv", string database = "postgres_air") =>
        Text(path, text, database) switch
        {
            [] => null,
            [var only] => only.Tier,
            var several => throw new InvalidOperationException($"{several.Count} references in {text}"),
        };
}

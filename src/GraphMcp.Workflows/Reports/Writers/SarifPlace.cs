using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>Where something is, as SARIF tells it.</summary>
internal static class SarifPlace
{
    /// <summary>The name for the folder that the files come from.</summary>
    public const string BaseId = "%SRCROOT%";

    /// <summary>Returns the place of a whole file.</summary>
    public static object OfFile(string path) => new { PhysicalLocation = new { ArtifactLocation = Artifact(path) } };

    /// <summary>Returns the place of a line.</summary>
    public static object OfLine(string path, int line) =>
        new { PhysicalLocation = new { ArtifactLocation = Artifact(path), Region = new { StartLine = line } } };

    /// <summary>Returns the place of a reference; that of one in a path is the file.</summary>
    public static object Of(string path, ReportReference reference) =>
        reference.Kind == ReferenceKind.Path
            ? OfFile(path)
            : new
            {
                PhysicalLocation = new
                {
                    ArtifactLocation = Artifact(path),
                    Region = Region(reference),
                    ContextRegion = new { StartLine = reference.Line, Snippet = new { Text = reference.Context } },
                },
            };

    private static object Region(ReportReference reference) =>
        new
        {
            StartLine = reference.Line,
            StartColumn = reference.Column,
            EndColumn = reference.Column + reference.Length,
            Snippet = new { reference.Text },
        };

    private static object Artifact(string path) =>
        new { Uri = string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), UriBaseId = BaseId };
}

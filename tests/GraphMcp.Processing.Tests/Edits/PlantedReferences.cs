using System.Text.RegularExpressions;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>Finds the database's name in the texts of the edit tests: on purpose not the scanner, so that the edits are tested alone.</summary>
internal static partial class PlantedReferences
{
    public const string Name = "postgres_air";

    public static IReadOnlyList<Reference> In(string text, Func<string, int, bool> isActive)
    {
        var document = TextDocument.FromText(text);
        return [.. Spelling().Matches(text).Select(match => ToReference(document, match, isActive(text, match.Index)))];
    }

    private static Reference ToReference(TextDocument document, Match match, bool isActive)
    {
        var (line, column) = document.PositionOf(match.Index);
        var tier = match.Value == Name ? ReferenceTier.Exact : ReferenceTier.Variant;
        var kind =
            isActive ? ReferenceKind.Other
            : IsInMarker(document.Text, match.Index) ? ReferenceKind.Annotation
            : ReferenceKind.Comment;
        return new Reference(line, column, match.Length, kind, tier, 1, match.Value, "", isActive, match.Index);
    }

    /// <summary>As the scanner has it: a marker names the database, but is no reference to it.</summary>
    private static bool IsInMarker(string text, int offset) =>
        text.LastIndexOf("graphmcp:decommissioned ", offset, StringComparison.Ordinal) is var marker
        && marker > text.LastIndexOfAny(['\r', '\n'], offset);

    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?<!my_)(postgres_air|POSTGRES_AIR|postgres-air|PostgresAir|postgresAir)(?![A-Za-z0-9])(?!_[0-9])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Spelling();
}

using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Reports;

/// <summary>A reference in a reported file, and what became of it.</summary>
/// <param name="Line">From 1, in the file before any edit.</param>
/// <param name="Column">From 1, in UTF-16 units; in the path where the kind is path.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Kind">The place in which it stands.</param>
/// <param name="Tier">How surely it means the database.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="IsActive">Whether it stands where it is evaluated.</param>
/// <param name="Text">The matched text itself.</param>
/// <param name="Context">The line it stands in, cut and with its secrets masked; empty for a path.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Finding">What a person is told of it, or null.</param>
public sealed record ReportReference(
    int Line,
    int Column,
    int Length,
    ReferenceKind Kind,
    ReferenceTier Tier,
    double Confidence,
    bool IsActive,
    string Text,
    string Context,
    ReferenceOutcome Outcome,
    Finding? Finding
);

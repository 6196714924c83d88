namespace GraphMcp.Processing.References;

/// <summary>One place at which a database is named.</summary>
/// <param name="Line">From 1, in the file before any edit.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Kind">The place in which it stands.</param>
/// <param name="Tier">How surely it means the database.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Text">The matched text itself, nothing around it.</param>
/// <param name="Context">The line it stands in, trimmed to 160 characters, secrets masked; empty for a path.</param>
/// <param name="IsActive">
/// True when it is exact or variant and stands where it is evaluated: not in a comment, prose, an annotation of ours or a guard, nor in a path.
/// </param>
/// <param name="Offset">From 0 in the decoded text; -1 for a path.</param>
public sealed record Reference(
    int Line,
    int Column,
    int Length,
    ReferenceKind Kind,
    ReferenceTier Tier,
    double Confidence,
    string Text,
    string Context,
    bool IsActive,
    int Offset
);

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Where something that goes is named: the database, or a block or value that goes with it.</summary>
/// <param name="Offset">Where in the text.</param>
/// <param name="Length">How long the name is.</param>
/// <param name="Node">The innermost node there.</param>
internal readonly record struct HclMention(int Offset, int Length, HclNode Node);

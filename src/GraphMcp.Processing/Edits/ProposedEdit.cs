using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits;

/// <summary>One replacement of a whole structure (a block, an entry, a statement, a line) that takes one or more references with it.</summary>
/// <param name="Offset">Where it starts, from 0 in the text.</param>
/// <param name="Length">How much is replaced, in UTF-16 units; 0 inserts.</param>
/// <param name="Replacement">What stands there instead; empty removes.</param>
/// <param name="Handles">The references that this edit removes or annotates.</param>
/// <param name="Annotates">True when the references stay and are marked as historical; false when they are removed.</param>
public sealed record ProposedEdit(int Offset, int Length, string Replacement, IReadOnlyList<Reference> Handles, bool Annotates = false);

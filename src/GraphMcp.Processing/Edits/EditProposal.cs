namespace GraphMcp.Processing.Edits;

/// <summary>What a strategy would do with a file.</summary>
/// <param name="Edits">Edits that do not overlap; each leaves the file parsing on its own and together with any of the others.</param>
/// <param name="Left">References that no safe edit is known for, each with its reason.</param>
public sealed record EditProposal(IReadOnlyList<ProposedEdit> Edits, IReadOnlyList<LeftReference> Left);

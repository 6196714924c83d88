namespace GraphMcp.Processing.Edits;

/// <summary>How references are removed from one format, on its syntax.</summary>
/// <remarks>Pure: the same request gives the same proposal. A reference that is in neither list of the proposal counts as left without a known edit.</remarks>
public interface IEditStrategy
{
    /// <summary>Gets the strategy's name in kebab case, as reports show it (<c>hcl</c>, <c>yaml</c>, <c>sql-statement</c> …).</summary>
    string Name { get; }

    /// <summary>Gets the formats (<see cref="Classification.SourceClassification.Format"/>) it edits.</summary>
    IReadOnlyCollection<string> Formats { get; }

    /// <summary>Proposes edits for every reference of the request; text that does not parse gives no edits.</summary>
    EditProposal Propose(EditRequest request);
}

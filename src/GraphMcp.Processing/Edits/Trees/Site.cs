namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Where a reference stands.</summary>
internal readonly record struct Site(DataDocument Document, DataProfile Profile, DataMember Member);

namespace GraphMcp.Processing.Processors;

/// <summary>What an edit did to a file.</summary>
/// <param name="Strategy">The name of the strategy that proposed it.</param>
/// <param name="LinesAdded">As a unified diff counts them.</param>
/// <param name="LinesRemoved">As a unified diff counts them.</param>
/// <param name="RemovedReferences">Exact and variant references that are gone.</param>
/// <param name="AnnotatedReferences">Exact and variant references that were marked as historical.</param>
public sealed record FileChange(string Strategy, int LinesAdded, int LinesRemoved, int RemovedReferences, int AnnotatedReferences);

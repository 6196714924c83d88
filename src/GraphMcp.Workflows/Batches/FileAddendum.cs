using GraphMcp.Processing.Processors;

namespace GraphMcp.Workflows.Batches;

/// <summary>What a later step has to add to a file's result; a line of the verify and apply steps' files, by path.</summary>
/// <param name="Path">The file.</param>
/// <param name="Findings">Further findings for a person.</param>
/// <param name="Applied">True when the edit is in the source now, false when it was not applied, null when the step does not say.</param>
public sealed record FileAddendum(string Path, IReadOnlyList<Finding> Findings, bool? Applied = null);

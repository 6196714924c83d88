namespace GraphMcp.Workflows.Batches;

/// <summary>The committed result of a batch, or of a part of one.</summary>
/// <param name="Header">Its counts.</param>
/// <param name="Files">Its files, by path.</param>
public sealed record CommittedBatch(BatchResult Header, IReadOnlyList<FileResult> Files);

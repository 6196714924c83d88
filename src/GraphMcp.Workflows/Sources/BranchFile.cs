using GraphMcp.Processing.Classification;

namespace GraphMcp.Workflows.Sources;

/// <summary>An edited file of a branch.</summary>
/// <param name="Path">Its path in the source.</param>
/// <param name="Type">Its source type: files of one type make one commit.</param>
/// <param name="ReadAsync">Reads its new content.</param>
public sealed record BranchFile(string Path, SourceType Type, Func<CancellationToken, ValueTask<byte[]>> ReadAsync);

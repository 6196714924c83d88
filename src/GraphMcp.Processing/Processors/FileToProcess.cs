using GraphMcp.Processing.Classification;

namespace GraphMcp.Processing.Processors;

/// <summary>One file as a processor gets it.</summary>
/// <param name="Path">Relative to the source's root, with <c>/</c>.</param>
/// <param name="Classification">What the plan recognised it as; a processor may know better once it has the content.</param>
/// <param name="Content">All of its bytes.</param>
public sealed record FileToProcess(string Path, SourceClassification Classification, ReadOnlyMemory<byte> Content);

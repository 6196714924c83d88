namespace GraphMcp.Processing.Processors;

/// <summary>A processor that can prove its own results: the verify step asks it about every file with a match.</summary>
public interface IFileProof
{
    /// <summary>
    /// Returns what is wrong with a result (empty when it holds): an edited file that no longer parses, an active reference left without a finding.
    /// </summary>
    /// <param name="original">The file as it is in the source now.</param>
    /// <param name="edited">The staged content, or null when the file was not changed.</param>
    /// <param name="result">What the processor said of it.</param>
    /// <param name="parameters">The workflow's parameters.</param>
    IReadOnlyList<Finding> Verify(
        FileToProcess original,
        ReadOnlyMemory<byte>? edited,
        ProcessedFile result,
        ProcessorParameters parameters
    );
}

using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Batches;

/// <summary>One file's line in a committed batch result: all that later steps and the report need of it.</summary>
public sealed record FileResult
{
    /// <summary>Gets the relative path, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the size in bytes when it was planned.</summary>
    public required long Size { get; init; }

    /// <summary>Gets the source's version of the file as planned: never newer than the content that was processed.</summary>
    public required string Version { get; init; }

    /// <summary>Gets how the file ended.</summary>
    public required FileState State { get; init; }

    /// <summary>Gets what the file is.</summary>
    public required SourceClassification Classification { get; init; }

    /// <summary>Gets every reference before the edit, by line and column.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Gets what a person has to look at.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gets what changes, or null.</summary>
    public FileChange? Change { get; init; }

    /// <summary>Gets the SHA-256 (lower-case hexadecimal) of the content that was processed; null where none was, and in older results.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Gets the SHA-256 (lower-case hexadecimal) of the content that was processed, where the file has a match; else null.</summary>
    public string? BeforeHash { get; init; }

    /// <summary>Gets the SHA-256 of the staged new content, or null when nothing changes.</summary>
    public string? AfterHash { get; init; }

    /// <summary>Gets why the file was skipped or failed, or null.</summary>
    public FileError? Error { get; init; }

    /// <summary>Gets whether the report lists the file: it has a reference, a finding or an error.</summary>
    public bool IsListed => References.Count > 0 || Findings.Count > 0 || State == FileState.Failed;
}

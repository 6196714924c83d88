using GraphMcp.Processing.Classification;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Processors;

/// <summary>What a processor found in one file and would make of it.</summary>
public sealed record ProcessedFile
{
    /// <summary>Gets processed or skipped; a failure is an exception, which the batch turns into data.</summary>
    public required FileState State { get; init; }

    /// <summary>Gets what the file is, by its content too.</summary>
    public required SourceClassification Classification { get; init; }

    /// <summary>Gets why it was skipped (a stable code such as <c>binary</c>), else null.</summary>
    public string? SkipReason { get; init; }

    /// <summary>Gets every reference before the edit, by line and column.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Gets what a person has to look at.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gets what changes, or null when the file stays as it is.</summary>
    public FileChange? Change { get; init; }

    /// <summary>Gets the whole new content when <see cref="Change"/> is not null.</summary>
    public ReadOnlyMemory<byte>? NewContent { get; init; }
}

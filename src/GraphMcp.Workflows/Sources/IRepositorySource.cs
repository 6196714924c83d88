namespace GraphMcp.Workflows.Sources;

/// <summary>A source in a repository: what is applied to it becomes a branch, once all of it is known.</summary>
public interface IRepositorySource : IFileSource
{
    /// <summary>Makes the branch of a workflow's edits, with one commit for each source type; the same edits again make the same branch.</summary>
    /// <param name="edits">The edits that were applied, and what is said of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The branch, or null when there are no edits.</returns>
    /// <exception cref="IOException">The branch cannot be written or pushed.</exception>
    ValueTask<MadeBranch?> MakeBranchAsync(BranchEdits edits, CancellationToken cancellationToken);
}

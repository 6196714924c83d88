namespace GraphMcp.Workflows.Sources;

/// <summary>A branch that edits were made.</summary>
/// <param name="Repository">Where the repository is.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Base">The commit that the source was read at, and that the branch begins with.</param>
/// <param name="Commits">Its commits, oldest first.</param>
/// <param name="Pushed">Whether it was pushed.</param>
public sealed record MadeBranch(string Repository, string Branch, string Base, IReadOnlyList<MadeCommit> Commits, bool Pushed);

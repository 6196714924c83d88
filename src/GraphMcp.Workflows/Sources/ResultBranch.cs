namespace GraphMcp.Workflows.Sources;

/// <summary>How edits that are applied to a repository become a branch; part of a workflow's persisted input.</summary>
public sealed record ResultBranch
{
    /// <summary>Gets the branch's name; null for <c>graphmcp/{workflow id}</c>.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets who is named as author and committer, <c>Name &lt;mail&gt;</c>; null for <c>GraphMcp &lt;graphmcp@localhost&gt;</c>.</summary>
    public string? Author { get; init; }

    /// <summary>
    /// Gets the message of each commit, in which <c>{type}</c>, <c>{files}</c>, <c>{template}</c> and <c>{workflow}</c> are replaced; null for
    /// <c>{type}: {template}</c>, with the workflow named below.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>Gets whether the branch is pushed to the repository's <c>origin</c>; default no.</summary>
    public bool Push { get; init; }
}

using GraphMcp.Storage.Globs;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Git;

/// <summary>Opens commits of repositories as sources.</summary>
internal sealed class GitSourceScheme(GitRepositories repositories, GitBranches branches) : ISourceScheme
{
    /// <inheritdoc/>
    public string Form => GitUri.Form;

    /// <inheritdoc/>
    public bool IsRepository => true;

    /// <inheritdoc/>
    public bool Serves(string uri) => GitUri.IsOne(uri);

    /// <inheritdoc/>
    public void Check(string uri) => _ = GitUri.Parse(uri);

    /// <inheritdoc/>
    public async ValueTask<string> PinAsync(string uri, CancellationToken cancellationToken)
    {
        var parsed = GitUri.Parse(uri);
        if (parsed.Commit is not null)
        {
            return uri;
        }

        var (repository, commit) = await repositories.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using (repository)
        {
            return GitUri.Pin(uri, commit.Sha);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        var (repository, commit) = await repositories.OpenAsync(GitUri.Parse(source.Uri), cancellationToken).ConfigureAwait(false);
        return new GitFileSource(repository, commit, new PathFilter(source.Include, source.Exclude), branches);
    }
}

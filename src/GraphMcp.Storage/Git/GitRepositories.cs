using GraphMcp.Storage.Folders;
using GraphMcp.Workflows.Sources;
using LibGit2Sharp;
using Microsoft.Extensions.Options;

namespace GraphMcp.Storage.Git;

/// <summary>Opens repositories: those of this machine where they are, others as bare clones that are made once.</summary>
internal sealed class GitRepositories(IOptions<GitOptions> options) : IDisposable
{
    // One clone or fetch at a time.
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Opens a repository that has the commit.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no repository, or no such commit in it.</exception>
    /// <exception cref="IOException">The remote one cannot be reached.</exception>
    public async Task<(Repository Repository, Commit Commit)> OpenAsync(GitUri uri, CancellationToken cancellationToken)
    {
        var path = IsRemote(uri) ? await CloneAsync(uri, cancellationToken).ConfigureAwait(false) : uri.Repository;
        var repository = Guard(() => new Repository(path));
        try
        {
            return (repository, await FindAsync(repository, uri, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Pushes a branch to the repository's origin.</summary>
    /// <exception cref="IOException">It has none, or that refuses.</exception>
    public void Push(Repository repository, string branch) =>
        Guard(() =>
        {
            var origin = repository.Network.Remotes["origin"] ?? throw new IOException("The repository has no remote 'origin' to push to.");
            repository.Network.Push(
                origin,
                $"+refs/heads/{branch}:refs/heads/{branch}",
                new PushOptions
                {
                    CredentialsProvider = Credentials,
                    OnPushStatusError = error => throw new IOException($"'origin' refused {error.Reference}: {error.Message}"),
                }
            );
            return true;
        });

    private async Task<Commit> FindAsync(Repository repository, GitUri uri, CancellationToken cancellationToken)
    {
        var asked = uri.Commit ?? uri.Reference ?? "HEAD";
        if (Guard(() => Lookup(repository, uri, asked)) is { } found)
        {
            return found;
        }

        if (IsRemote(uri))
        {
            // Cloned before it was there.
            await AloneAsync(() => FetchAsync(repository), cancellationToken).ConfigureAwait(false);
        }

        return Guard(() => Lookup(repository, uri, asked))
            ?? throw new DirectoryNotFoundException($"The repository '{uri.Repository}' has no '{asked}'.");
    }

    /// <summary>In a clone, a branch, and HEAD, is what it is at the origin: the clone's own stay as they were cloned. What a name alone means is not left to chance.</summary>
    private static Commit? Lookup(Repository repository, GitUri uri, string asked)
    {
        string[] names =
            IsRemote(uri) && uri.Commit is null
                ? [$"refs/remotes/origin/{asked}", $"refs/tags/{asked}", asked]
                : [$"refs/heads/{asked}", $"refs/tags/{asked}", asked];
        return names.Select(name => Peel(repository.Lookup(name))).FirstOrDefault(commit => commit is not null);
    }

    private static Commit? Peel(GitObject? target) => target is TagAnnotation tag ? Peel(tag.Target) : target as Commit;

    /// <summary>Returns the clone of a remote repository, as it is now where its reference has yet to be found out.</summary>
    private async Task<string> CloneAsync(GitUri uri, CancellationToken cancellationToken)
    {
        var clone = Path.Combine(options.Value.Cache, OwnFolder.NameOf(uri.Repository));
        var isThere = Directory.Exists(clone);
        await AloneAsync(
                () => OwnFolder.MakeAsync(clone, half => Task.Run(() => Guard(() => Clone(uri.Repository, half)), cancellationToken)),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (isThere && uri.Commit is null)
        {
            using var repository = Guard(() => new Repository(clone));
            await AloneAsync(() => FetchAsync(repository), cancellationToken).ConfigureAwait(false);
        }

        return clone;
    }

    private async Task AloneAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await call().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private string Clone(string address, string folder) =>
        Repository.Clone(address, folder, new CloneOptions(Fetching()) { IsBare = true });

    private Task<bool> FetchAsync(Repository repository) =>
        Task.Run(() =>
            Guard(() =>
            {
                Commands.Fetch(repository, "origin", [], Fetching(), logMessage: null);
                return true;
            })
        );

    private FetchOptions Fetching() => new() { CredentialsProvider = Credentials, Prune = true };

    private UsernamePasswordCredentials Credentials(string url, string usernameFromUrl, SupportedCredentialTypes types) =>
        options.Value.Token is { } token
            ? new UsernamePasswordCredentials { Username = options.Value.Username, Password = token }
            : throw new UnauthorizedAccessException("The repository asks for a user; set Git__Token (and Git__Username).");

    private static bool IsRemote(GitUri uri) => FolderUri.TryGetPath(uri.Repository) is null;

    private static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (RepositoryNotFoundException error)
        {
            throw new DirectoryNotFoundException("There is no repository there.", error);
        }
        catch (LibGit2SharpException error)
        {
            throw new IOException($"The repository cannot be used: {error.Message}", error);
        }
    }
}

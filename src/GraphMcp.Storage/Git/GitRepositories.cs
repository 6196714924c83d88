using System.Security.Cryptography;
using System.Text;
using GraphMcp.Storage.Folders;
using GraphMcp.Workflows.Sources;
using LibGit2Sharp;
using Microsoft.Extensions.Options;

namespace GraphMcp.Storage.Git;

/// <summary>Opens repositories: those of this machine where they are, others as bare clones that are made once.</summary>
internal sealed class GitRepositories(IOptions<GitOptions> options)
{
    private readonly Lock _cloning = new();

    /// <summary>Opens a repository that has the commit.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no repository, or no such commit in it.</exception>
    /// <exception cref="IOException">The remote one cannot be reached.</exception>
    public (Repository Repository, Commit Commit) Open(GitUri uri)
    {
        var repository = Guard(() => new Repository(LocalOf(uri)));
        try
        {
            return (repository, Guard(() => Find(repository, uri)));
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

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

    private Commit Find(Repository repository, GitUri uri)
    {
        var asked = uri.Commit ?? uri.Reference ?? "HEAD";
        if (Lookup(repository, uri, asked) is { } found)
        {
            return found;
        }

        if (IsRemote(uri))
        {
            // Cloned before it was there.
            lock (_cloning)
            {
                Commands.Fetch(repository, "origin", [], new FetchOptions { CredentialsProvider = Credentials }, logMessage: null);
            }
        }

        return Lookup(repository, uri, asked)
            ?? throw new DirectoryNotFoundException($"The repository '{uri.Repository}' has no '{asked}'.");
    }

    /// <summary>In a clone, a branch is what it is at the origin; what a name alone means is not left to chance.</summary>
    private static Commit? Lookup(Repository repository, GitUri uri, string asked)
    {
        string[] names =
            IsRemote(uri) && uri.Commit is null && uri.Reference is not null
                ? [$"refs/remotes/origin/{asked}", $"refs/tags/{asked}", asked]
                : [$"refs/heads/{asked}", $"refs/tags/{asked}", asked];
        return names.Select(name => Peel(repository.Lookup(name))).FirstOrDefault(commit => commit is not null);
    }

    private static Commit? Peel(GitObject? target) => target is TagAnnotation tag ? Peel(tag.Target) : target as Commit;

    private string LocalOf(GitUri uri)
    {
        if (!IsRemote(uri))
        {
            return uri.Repository;
        }

        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uri.Repository)).AsSpan(0, 16));
        var clone = Path.Combine(options.Value.Cache, key);
        lock (_cloning)
        {
            if (!Directory.Exists(clone))
            {
                Clone(uri.Repository, clone);
            }
            else if (uri.Commit is null)
            {
                using var repository = new Repository(clone);
                Commands.Fetch(
                    repository,
                    "origin",
                    [],
                    new FetchOptions { CredentialsProvider = Credentials, Prune = true },
                    logMessage: null
                );
            }
        }

        return clone;
    }

    private void Clone(string address, string clone)
    {
        var half = $"{clone}.{Guid.NewGuid():N}";
        try
        {
            OwnFolder.Create(options.Value.Cache);
            Repository.Clone(address, half, new CloneOptions(new FetchOptions { CredentialsProvider = Credentials }) { IsBare = true });
            Directory.Move(half, clone);
        }
        catch (IOException) when (Directory.Exists(clone))
        {
            // Another process was faster.
        }
        finally
        {
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }
        }
    }

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

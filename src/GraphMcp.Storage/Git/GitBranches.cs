using System.Globalization;
using System.Net.Mail;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Sources;
using LibGit2Sharp;

namespace GraphMcp.Storage.Git;

/// <summary>Makes branches of edits, with one commit for each source type.</summary>
/// <remarks>Parents, trees, people, times and messages are the same each time, and so are the commits.</remarks>
internal sealed class GitBranches(GitRepositories repositories)
{
    private const string DefaultAuthor = "GraphMcp <graphmcp@localhost>";
    private const string DefaultMessage = "{type}: {template}\n\nMade by the workflow {workflow}: {files} files.\n";

    public async ValueTask<MadeBranch?> MakeAsync(
        Repository repository,
        Commit start,
        BranchEdits edits,
        CancellationToken cancellationToken
    )
    {
        if (edits.Files.Count == 0)
        {
            return null;
        }

        var tip = start;
        var made = new List<MadeCommit>();
        foreach (var type in edits.Files.GroupBy(file => file.Type).OrderBy(type => type.Key))
        {
            tip = await CommitAsync(repository, tip, edits, type.Key, [.. type], cancellationToken).ConfigureAwait(false);
            made.Add(new MadeCommit(tip.Sha, type.Key, type.Count()));
        }

        var branch = NameFor(repository, start, tip, edits);
        repository.Refs.Add($"refs/heads/{branch}", tip.Id, allowOverwrite: true);
        if (edits.Options.Push)
        {
            repositories.Push(repository, branch);
        }

        return new MadeBranch(PlaceOf(repository), branch, start.Sha, made, edits.Options.Push);
    }

    private static async Task<Commit> CommitAsync(
        Repository repository,
        Commit parent,
        BranchEdits edits,
        SourceType type,
        List<BranchFile> files,
        CancellationToken cancellationToken
    )
    {
        var tree = TreeDefinition.From(parent);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            using var content = new MemoryStream(await file.ReadAsync(cancellationToken).ConfigureAwait(false));
            tree.Add(file.Path, repository.ObjectDatabase.CreateBlob(content), parent[file.Path].Mode);
        }

        var author = new MailAddress(edits.Options.Author ?? DefaultAuthor);
        var signature = new Signature(author.DisplayName.Length > 0 ? author.DisplayName : author.User, author.Address, edits.At);
        return repository.ObjectDatabase.CreateCommit(
            signature,
            signature,
            MessageOf(edits, type, files.Count),
            repository.ObjectDatabase.CreateTree(tree),
            [parent],
            prettifyMessage: true
        );
    }

    private static string MessageOf(BranchEdits edits, SourceType type, int files) =>
        (edits.Options.Message ?? DefaultMessage)
            .Replace("{type}", type.ToString().ToLowerInvariant(), StringComparison.Ordinal)
            .Replace("{files}", files.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{template}", edits.Template, StringComparison.Ordinal)
            .Replace("{workflow}", edits.WorkflowId, StringComparison.Ordinal);

    /// <summary>A branch of that name that somebody else works on stays as it is.</summary>
    private static string NameFor(Repository repository, Commit start, Commit tip, BranchEdits edits)
    {
        var name = edits.Options.Branch ?? $"graphmcp/{edits.WorkflowId}";
        var existing = repository.Branches[name]?.Tip.Sha;
        return existing is null || existing == start.Sha || existing == tip.Sha ? name : $"{name}-{edits.WorkflowId}";
    }

    private static string PlaceOf(Repository repository) =>
        repository.Network.Remotes["origin"] is { } origin && repository.Info.IsBare
            ? origin.Url
            : repository.Info.WorkingDirectory ?? repository.Info.Path;
}

using GraphMcp.Storage.Folders;

namespace GraphMcp.Storage.Globs;

/// <summary>Reads the ignore files that count in folders.</summary>
/// <param name="unreadable">Is told of every ignore file that cannot be read; its rules do not count.</param>
internal sealed class IgnoreFiles(Action<string, Exception> unreadable)
{
    /// <summary>The name of an ignore file.</summary>
    public const string Name = ".gitignore";

    /// <summary>Returns what the folders above a root say: the scope, and the root's path (with a <c>/</c> at its end) as that scope sees it.</summary>
    public (IgnoreScope? Scope, string Prefix) Above(string root)
    {
        var repository = Repository.FindRoot(root);
        if (repository is null || repository == root)
        {
            return (null, "");
        }

        var scope = EnterRepository(repository, baseLength: 0);
        var prefix = "";
        var folder = repository;
        foreach (var name in Path.GetRelativePath(repository, root).Split(Path.DirectorySeparatorChar))
        {
            scope = Read(Path.Combine(folder, Name), prefix.Length, scope);
            folder = Path.Combine(folder, name);
            prefix += IgnoreFile.ToComparable(name) + "/";
        }

        return (scope, prefix);
    }

    /// <summary>Returns the scope within a folder.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="keys">What is in it.</param>
    /// <param name="baseLength">The length of its path as scopes see it, with the <c>/</c> at its end.</param>
    /// <param name="outer">The scope outside.</param>
    public IgnoreScope? Enter(string folder, List<string> keys, int baseLength, IgnoreScope? outer)
    {
        var scope = keys.Exists(key => key is Repository.Marker or Repository.Marker + "/") ? EnterRepository(folder, baseLength) : outer;
        return keys.Contains(Name) ? Read(Path.Combine(folder, Name), baseLength, scope) : scope;
    }

    /// <summary>A repository knows nothing of one around it.</summary>
    private IgnoreScope? EnterRepository(string root, int baseLength)
    {
        try
        {
            return Read(Repository.ExcludeFile(root), baseLength, outer: null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            unreadable(root, error);
            return null;
        }
    }

    private IgnoreScope? Read(string file, int baseLength, IgnoreScope? outer)
    {
        try
        {
            // As in git, a link is no ignore file: it could lead anywhere.
            return EntryStatus.Of(file) is { Kind: EntryKind.File or EntryKind.Unknown }
                ? new IgnoreScope(IgnoreFile.Parse(File.ReadAllBytes(file)), baseLength, outer)
                : outer;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            unreadable(file, error);
            return outer;
        }
    }
}

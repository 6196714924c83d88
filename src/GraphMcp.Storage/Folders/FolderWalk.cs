using GraphMcp.Storage.Globs;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Storage.Folders;

/// <summary>Walks a folder's files in ordinal order of their relative paths, without looking at what lies before the cursor.</summary>
internal sealed partial class FolderWalk
{
    private readonly string _root;
    private readonly PathFilter _filter;
    private readonly OwnOutput _output;
    private readonly ILogger _logger;
    private readonly IgnoreFiles _ignoreFiles;

    public FolderWalk(string root, PathFilter filter, OwnOutput output, ILogger logger)
    {
        (_root, _filter, _output, _logger) = (root, filter, output, logger);
        _ignoreFiles = new IgnoreFiles((file, error) => LogUnreadableIgnoreFile(file, error));
    }

    /// <summary>Returns the files behind a path, or all.</summary>
    public IEnumerable<SourceFile> After(string? cursor)
    {
        var open = new Stack<OpenFolder>();
        open.Push(OpenRoot());
        while (open.TryPeek(out var folder))
        {
            if (!folder.Keys.MoveNext())
            {
                open.Pop();
                continue;
            }

            var key = folder.Keys.Current;
            var path = folder.Path + key;
            if (SortedFolder.IsBehind(path, cursor) || IsLeftOut(folder, key, path))
            {
                continue;
            }

            var status = StatusOf(path, key);
            if (key.EndsWith('/'))
            {
                if (status is { Kind: EntryKind.Directory or EntryKind.Unknown })
                {
                    open.Push(OpenChild(folder, key, path));
                }
            }
            else if (status is { Kind: EntryKind.File or EntryKind.Unknown } file)
            {
                yield return new SourceFile(path, file.Size, file.Version);
            }
        }
    }

    private OpenFolder OpenRoot()
    {
        var (scope, prefix) = _ignoreFiles.Above(_root);
        return Open("", prefix, scope, _filter.IncludesAll);
    }

    private OpenFolder OpenChild(OpenFolder parent, string key, string path) =>
        Open(
            path,
            parent.ComparablePath + IgnoreFile.ToComparable(key),
            parent.Scope,
            parent.Included || _filter.Includes(path[..^1], isDirectory: true)
        );

    private OpenFolder Open(string path, string comparablePath, IgnoreScope? outer, bool included)
    {
        var folder = RelativePath.Join(_root, path.TrimEnd('/'));
        var keys = List(folder);
        if (path.Length > 0 && OwnOutput.IsResultFolder(keys))
        {
            keys = [];
        }

        var scope = _ignoreFiles.Enter(folder, keys, comparablePath.Length, outer);
        return new OpenFolder(path, comparablePath, scope, included, keys.GetEnumerator());
    }

    private List<string> List(string folder)
    {
        try
        {
            return SortedFolder.List(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogUnreadableFolder(folder, error);
            return [];
        }
    }

    private bool IsLeftOut(OpenFolder folder, string key, string path)
    {
        var isDirectory = key.EndsWith('/');
        var plain = isDirectory ? path[..^1] : path;
        return key is Repository.Marker or Repository.Marker + "/"
            || ReplacedFile.IsTemporary(key)
            || _output.Contains(path)
            || IgnoreScope.Ignores(
                folder.Scope,
                folder.ComparablePath + IgnoreFile.ToComparable(isDirectory ? key[..^1] : key),
                isDirectory
            )
            || _filter.Excludes(plain, isDirectory)
            || (!isDirectory && !folder.Included && !_filter.Includes(plain, isDirectory: false));
    }

    /// <summary>A name that is no UTF-8 cannot be opened, but is there: a file is listed so that processing reports it, a folder is logged.</summary>
    private EntryStatus? StatusOf(string path, string key) =>
        EntryStatus.Of(RelativePath.Join(_root, path.TrimEnd('/'))) ?? (key.Contains('\uFFFD') ? EntryStatus.Unreadable : null);

    [LoggerMessage(LogLevel.Warning, "The folder {Folder} cannot be read; its files are not part of the run.")]
    private partial void LogUnreadableFolder(string folder, Exception error);

    [LoggerMessage(LogLevel.Warning, "The ignore rules of {File} cannot be read and do not count.")]
    private partial void LogUnreadableIgnoreFile(string file, Exception error);

    /// <summary>A folder on the way from the root to the current file.</summary>
    /// <param name="Path">Relative, with a <c>/</c> at its end; empty for the root.</param>
    /// <param name="ComparablePath">The same as the ignore scopes see it.</param>
    /// <param name="Scope">The ignore files that count in it.</param>
    /// <param name="Included">Whether everything in it is included.</param>
    /// <param name="Keys">What is in it.</param>
    private sealed record OpenFolder(string Path, string ComparablePath, IgnoreScope? Scope, bool Included, IEnumerator<string> Keys);
}

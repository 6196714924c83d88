using GraphMcp.Storage.Globs;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Storage.Folders;

/// <summary>Opens folders as sources.</summary>
internal sealed class FolderFileSourceProvider(ILogger<FolderFileSource> logger) : IFileSourceProvider
{
    /// <inheritdoc/>
    public ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        var path =
            FolderUri.TryGetPath(source.Uri)
            ?? throw new NotSupportedException($"No source serves '{source.Uri}'; expected a file: URI of a folder.");
        var root = RealPath.Of(path);
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"The source folder '{path}' is not there.");
        }

        var filter = new PathFilter(source.Include, source.Exclude);
        var walk = new FolderWalk(root, filter, new OwnOutput(root, source.Output), logger);
        return ValueTask.FromResult<IFileSource>(new FolderFileSource(root, walk));
    }
}

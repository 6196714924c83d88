using GraphMcp.Storage.Globs;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Storage.Folders;

/// <summary>Opens folders as sources.</summary>
internal sealed class FolderSourceScheme(ILogger<FolderFileSource> logger) : ISourceScheme
{
    /// <inheritdoc/>
    public string Form => FolderForm.Text;

    /// <inheritdoc/>
    public bool Serves(string uri) => FolderUri.TryGetPath(uri) is not null;

    /// <inheritdoc/>
    public ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        var path = FolderUri.TryGetPath(source.Uri)!;
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

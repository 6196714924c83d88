namespace GraphMcp.Workflows.Sources;

/// <summary>Opens sources by their persisted description.</summary>
public interface IFileSourceProvider
{
    /// <summary>Opens a source.</summary>
    /// <exception cref="NotSupportedException">No source serves the URI's scheme.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken);
}

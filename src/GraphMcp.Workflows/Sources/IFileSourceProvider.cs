namespace GraphMcp.Workflows.Sources;

/// <summary>Opens sources by their persisted description.</summary>
public interface IFileSourceProvider
{
    /// <summary>Refuses a URI that no source can be opened at, without looking whether anything is there; by default none.</summary>
    /// <exception cref="NotSupportedException">No source serves it; the message says what was expected.</exception>
    void Check(string uri) { }

    /// <summary>Tells whether edits cannot be applied to the source at a URI, such as an archive; by default they can.</summary>
    /// <exception cref="NotSupportedException">No source serves it.</exception>
    bool IsReadOnly(string uri) => false;

    /// <summary>Tells whether the source at a URI is in a repository, so that its edits become a branch; by default none is.</summary>
    /// <exception cref="NotSupportedException">No source serves it.</exception>
    bool IsRepository(string uri) => false;

    /// <summary>Returns the URI under which a source stays what it is now: of a branch, with its commit; by default the URI itself.</summary>
    /// <exception cref="NotSupportedException">No source serves it.</exception>
    /// <exception cref="DirectoryNotFoundException">What it names is not there.</exception>
    ValueTask<string> PinAsync(string uri, CancellationToken cancellationToken) => ValueTask.FromResult(uri);

    /// <summary>Opens a source.</summary>
    /// <exception cref="NotSupportedException">No source serves the URI's scheme.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken);
}

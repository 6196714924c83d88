using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Schemes;

/// <summary>One kind of source, known by what its URIs look like.</summary>
internal interface ISourceScheme
{
    /// <summary>Gets what such a URI looks like, for the error that lists what is understood.</summary>
    string Form { get; }

    /// <summary>Gets whether edits cannot be applied to such a source; by default they can.</summary>
    bool IsReadOnly => false;

    /// <summary>Tells whether a URI is of this kind, however wrong it may be in its details.</summary>
    bool Serves(string uri);

    /// <summary>Refuses a URI that is wrong in its details, without looking whether anything is there; by default none.</summary>
    /// <exception cref="NotSupportedException">It is wrong; the message says what was expected.</exception>
    void Check(string uri) { }

    /// <summary>Gets whether such a source is in a repository, so that its edits become a branch; by default it is not.</summary>
    bool IsRepository => false;

    /// <summary>Returns the URI under which a source stays what it is now; by default the URI itself.</summary>
    /// <exception cref="DirectoryNotFoundException">What it names is not there.</exception>
    ValueTask<string> PinAsync(string uri, CancellationToken cancellationToken) => ValueTask.FromResult(uri);

    /// <summary>Opens a source.</summary>
    /// <exception cref="NotSupportedException">The URI is wrong in its details; the message says what was expected.</exception>
    /// <exception cref="DirectoryNotFoundException">What it names is not there.</exception>
    ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken);
}

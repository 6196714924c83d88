namespace GraphMcp.Storage.Schemes;

/// <summary>One kind of single file that a source is made of, an archive or a list, known by what its URI looks like.</summary>
internal interface IFileScheme
{
    /// <summary>Gets what such a URI looks like, for the error that lists what is understood.</summary>
    string Form { get; }

    /// <summary>Tells whether a URI is of this kind, however wrong it may be in its details.</summary>
    bool Serves(string uri);

    /// <summary>Looks at a file without reading it.</summary>
    /// <exception cref="NotSupportedException">The URI is wrong in its details; the message says what was expected.</exception>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    ValueTask<PlacedFile> FindAsync(string uri, CancellationToken cancellationToken);
}

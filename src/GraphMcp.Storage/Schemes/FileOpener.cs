namespace GraphMcp.Storage.Schemes;

/// <summary>Finds a single file by the scheme that serves its URI.</summary>
internal sealed class FileOpener(IEnumerable<IFileScheme> schemes)
{
    private readonly IReadOnlyList<IFileScheme> _schemes = [.. schemes];

    /// <summary>Refuses a URI that no file can be read at, without looking whether anything is there.</summary>
    /// <exception cref="NotSupportedException">No file can be read at it; the message lists what is understood.</exception>
    public void Check(string uri) => _ = SchemeOf(uri);

    /// <summary>Looks at a file without reading it.</summary>
    /// <exception cref="NotSupportedException">No file can be read at such a URI; the message lists what is understood.</exception>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public ValueTask<PlacedFile> FindAsync(string uri, CancellationToken cancellationToken) =>
        SchemeOf(uri).FindAsync(uri, cancellationToken);

    private IFileScheme SchemeOf(string uri) => _schemes.FirstOrDefault(scheme => scheme.Serves(uri)) ?? throw Unknown(uri);

    private NotSupportedException Unknown(string uri) =>
        new($"No file can be read at '{uri}'. Understood are: {string.Join(", ", _schemes.Select(scheme => scheme.Form))}.");
}

using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Schemes;

/// <summary>Opens a source by the scheme that serves its URI.</summary>
internal sealed class SourceOpener(IEnumerable<ISourceScheme> schemes) : IFileSourceProvider
{
    private readonly IReadOnlyList<ISourceScheme> _schemes = [.. schemes];

    /// <inheritdoc/>
    public void Check(string uri) => SchemeOf(uri).Check(uri);

    /// <inheritdoc/>
    public bool IsReadOnly(string uri) => SchemeOf(uri).IsReadOnly;

    /// <inheritdoc/>
    public bool IsRepository(string uri) => SchemeOf(uri).IsRepository;

    /// <inheritdoc/>
    public ValueTask<string> PinAsync(string uri, CancellationToken cancellationToken) => SchemeOf(uri).PinAsync(uri, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken) =>
        SchemeOf(source.Uri).OpenAsync(source, cancellationToken);

    private ISourceScheme SchemeOf(string uri) => _schemes.FirstOrDefault(scheme => scheme.Serves(uri)) ?? throw Unknown(uri);

    private NotSupportedException Unknown(string uri) =>
        new($"No source serves '{uri}'. Understood are: {string.Join(", ", _schemes.Select(scheme => scheme.Form))}.");
}

using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Schemes;

/// <summary>Opens a source by the scheme that serves its URI.</summary>
internal sealed class SourceOpener(IEnumerable<ISourceScheme> schemes) : IFileSourceProvider
{
    private readonly IReadOnlyList<ISourceScheme> _schemes = [.. schemes];

    /// <inheritdoc/>
    public ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        var scheme = _schemes.FirstOrDefault(scheme => scheme.Serves(source.Uri));
        return scheme is null ? throw Unknown(source.Uri) : scheme.OpenAsync(source, cancellationToken);
    }

    private NotSupportedException Unknown(string uri) =>
        new($"No source serves '{uri}'. Understood are: {string.Join(", ", _schemes.Select(scheme => scheme.Form))}.");
}
